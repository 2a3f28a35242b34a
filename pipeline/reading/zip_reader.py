"""ZIP archives of articles, walked like a folder."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.reading.raw import RawArticle

Read = RawArticle | ArticleError
Reader = Callable[[BinaryIO, str | None, str], Iterator[Read]]

_MOST_ENTRIES = 100_000
_MOST_BYTES = 64_000_000
_MOST_RATIO = 200
"""Text packs to a tenth; what packs to less than one in two hundred is filled with one byte."""


def read_zip(
    file: BinaryIO, source: str | None, where: str, *, readers: Callable[[], dict[str, Reader]]
) -> Iterator[Read]:
    """The articles of the files in an archive, in the order of their names.

    Args:
        file: the archive.
        source: its path relative to the input root.
        where: its name, for messages.
        readers: gives the readers by suffix.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield ArticleError("broken_file", where, "It is no ZIP archive.")
        return
    with archive:
        entries = [entry for entry in archive.infolist() if _is_wanted(entry)]
        if len(entries) > _MOST_ENTRIES:
            yield ArticleError("unsafe_file", where, f"It holds {len(entries):,} files.")
            return
        found = False
        for entry in sorted(entries, key=lambda entry: entry.filename):
            reader = readers().get(PurePosixPath(entry.filename).suffix.lower())
            if reader is None or entry.filename.lower().endswith(".zip"):
                continue
            found = True
            name = f"{source or where}/{entry.filename}"
            data = _unpack(archive, entry, f"{where}/{entry.filename}")
            if isinstance(data, ArticleError):
                yield data
            else:
                yield from reader(io.BytesIO(data), name, f"{where}/{entry.filename}")
        if not found:
            yield ArticleError("no_articles", where, "The archive holds no file of a format that is read.")


def _is_wanted(entry: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(entry.filename)
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    hidden = any(part.startswith(".") and part != ".." for part in path.parts) or "__MACOSX" in path.parts
    return not (entry.is_dir() or is_link or hidden)


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> bytes | ArticleError:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename:
        return ArticleError("unsafe_file", where, "Its name leads out of the archive.")
    size = entry.file_size
    if size > _MOST_BYTES or (size > 1_000_000 and size > _MOST_RATIO * max(entry.compress_size, 1)):
        return ArticleError("unsafe_file", where, f"It has {size:,} bytes when it is unpacked.")
    try:
        # It stops at the size that the archive states.
        return archive.read(entry)
    except RuntimeError:
        return ArticleError("unreadable", where, "It is locked with a password.")
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as fault:
        return ArticleError("broken_file", where, f"{type(fault).__name__}: {fault}.")
