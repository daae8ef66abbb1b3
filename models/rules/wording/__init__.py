"""The wording rules: vague words, missing numbers and open ends in what the teams write."""
