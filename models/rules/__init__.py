"""What can be concluded from an agreement; pure functions."""
