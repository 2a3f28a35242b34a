"""Many articles: from paths to records on standard output or in a folder."""

from trichtin.pipeline.batch.running import Options, run

__all__ = ["Options", "run"]
