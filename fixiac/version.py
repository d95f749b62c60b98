"""The version of fixiac."""

__version__ = "0.1.0"
