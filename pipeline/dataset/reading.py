"""The records of a dataset, as one reads them again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trichtin.pipeline.dataset.layout import Layout
from trichtin.pipeline.dataset.ledger import read_outcome
from trichtin.pipeline.dataset.manifest import read_manifest
from trichtin.pipeline.dataset.records import read_lines
from trichtin.pipeline.errors import ArticleError


def record_lines(root: Path) -> Iterator[tuple[str, str]]:
    """The place and the JSON of the records that are not retired, in the order of the parts.

    Raises:
        ArticleError: ``not_a_dataset``; ``damaged_part`` where a part is missing or cut short.
    """
    manifest = read_manifest(root)
    layout = Layout(root, manifest["options"]["format"])
    for part in manifest["parts"]:
        number = int(part["name"].removeprefix("part-"))
        path = root / part["file"]
        outcome = read_outcome(layout.outcome(number))
        if outcome is None or not path.exists():
            raise ArticleError("damaged_part", str(path), "A file of it is missing.")
        retired = set(part["retired"])
        ranks = [rank for rank, made in enumerate(outcome.rows) for _ in range(made)]
        try:
            for row, (rank, line) in enumerate(zip(ranks, read_lines(path, layout.format), strict=True), start=1):
                if rank not in retired:
                    yield f"{path}:{row}", line
        except (OSError, ValueError) as fault:
            raise ArticleError("damaged_part", str(path), f"{fault}.") from None
