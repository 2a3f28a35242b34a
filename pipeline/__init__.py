"""The pipeline: one article in, one record out."""
