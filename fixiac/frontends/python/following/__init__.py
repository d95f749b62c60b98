"""Following: what the expressions of a program stand for, as far as that is plain."""
