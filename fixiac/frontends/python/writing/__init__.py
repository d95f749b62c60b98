"""Writing: expressions and edits, in the spelling of what stands around them."""
