"""Types: what the expressions of a program certainly are, and what that says of its calls."""
