"""What is measured: how long one thing takes as a multiple of another in the same run."""
