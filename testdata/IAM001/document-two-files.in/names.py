"""Names that other files use."""

SCHEDULER = "event-bridge.amazonaws.com"
