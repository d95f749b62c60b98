"""Names that other files use."""

SCHEDULER = "events.amazonaws.com"
