"""Many articles: from paths to records on standard output or in a folder."""

from trichtin.pipeline.batch.running import Options, extract_or_error, run

__all__ = ["Options", "extract_or_error", "run"]
