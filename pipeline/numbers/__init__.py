"""The grammar of Vietnamese numbers."""
