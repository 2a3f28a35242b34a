"""The records of a part: JSON lines, or Parquet with the record as JSON beside what it is found by."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from trichtin.pipeline.dataset.compression import open_zstd, write_zstd
from trichtin.pipeline.dataset.layout import Format
from trichtin.schemas import ArticleRecord

_COLUMNS = ("record_id", "source", "outlet", "published", "title", "record")
_ROWS_A_GROUP = 200


class RecordWriter:
    """Writes the records of a part into a file that is opened with the block and complete at its end."""

    def __init__(self, path: Path, format: Format) -> None:
        self._path = path
        self._format = format
        self._held: list[tuple[str | None, ...]] = []
        self._stack = ExitStack()

    def __enter__(self) -> RecordWriter:
        if self._format == "parquet":
            import pyarrow as pa
            import pyarrow.parquet as pq

            self._schema = pa.schema([(name, pa.string()) for name in _COLUMNS])
            self._file: Any = self._stack.enter_context(pq.ParquetWriter(self._path, self._schema, compression="zstd"))
        else:
            self._file = self._stack.enter_context(write_zstd(self._path))
        return self

    def __exit__(self, kind: Any, value: Any, trace: Any) -> None:
        with self._stack:
            if kind is None and self._format == "parquet":
                self._flush()

    def write(self, record: ArticleRecord) -> None:
        """Write a record."""
        if self._format == "jsonl.zst":
            self._file.write(record.to_json().encode() + b"\n")
            return
        article = record.article
        self._held.append(
            (article.id, article.source, article.outlet, article.published_at, article.title, record.to_json())
        )
        if len(self._held) == _ROWS_A_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        columns = [pa.array([row[rank] for row in self._held], pa.string()) for rank in range(len(_COLUMNS))]
        self._file.write_table(pa.Table.from_arrays(columns, schema=self._schema))
        self._held = []


def read_lines(path: Path, format: Format) -> Iterator[str]:
    """The records of a part as JSON, in their order."""
    if format == "parquet":
        import pyarrow.parquet as pq

        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS_A_GROUP, columns=["record"]):
                yield from batch.column(0).to_pylist()
    else:
        with open_zstd(path) as stream:
            yield from io.TextIOWrapper(stream, encoding="utf-8")
