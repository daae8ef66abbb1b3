"""The room view: what both teams see on the wall, and nothing else."""
