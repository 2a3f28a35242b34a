"""What makes the parts: processes of this machine, or a Ray cluster."""

from trichtin.pipeline.dataset.engines.engine import Died, Done, Engine, Failed, Result

__all__ = ["Died", "Done", "Engine", "Failed", "Result"]
