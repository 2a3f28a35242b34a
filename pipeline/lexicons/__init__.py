"""Words that two rooms share."""
