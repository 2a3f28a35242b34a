"""What sources hold, in a stable order: an entry a file, or one an article where a file may hold many."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from trichtin.pipeline.errors import ArticleError, internal_error
from trichtin.pipeline.reading import Input, RawArticle, read_file, walk

_DIGEST = 16
"""Bytes of a key or a content hash: no two of a thousand million articles share one."""

ONE_ARTICLE = frozenset({".txt", ".html", ".htm", ".xhtml", ".docx", ".rtf", ".pdf", ".eml", ".mhtml", ".mht"})
"""Endings of files that are one entry whatever they hold; the articles of others are entries of their own."""

TRANSIENT = frozenset({"unreadable", "missing_path", "changed_while_read"})
"""Errors that another run may not meet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a part is made of.

    Attributes:
        key: which article it is: the hash of its file's path and its id or rank in it.
        content: hash of what it holds.
        file: the file.
        item: the article, or what is wrong with it, where the file may hold several; None: the whole file.
    """

    key: bytes
    content: bytes
    file: Input
    item: RawArticle | ArticleError | None = None

    def to_json(self) -> str:
        """The entry as a line for a worker."""
        fields: dict[str, Any] = {"path": str(self.file.path), "name": self.file.name, "content": self.content.hex()}
        if isinstance(self.item, RawArticle):
            fields["article"] = {name: value for name, value in asdict(self.item).items() if value is not None}
        elif self.item is not None:
            fields["error"] = [self.item.code, self.item.source, self.item.reason]
        return json.dumps(fields)


def entry_of(line: str) -> Entry:
    """The entry of a worker's line; its key is left out."""
    fields = json.loads(line)
    item: RawArticle | ArticleError | None = None
    if "article" in fields:
        item = RawArticle(**fields["article"])
    elif "error" in fields:
        item = ArticleError(*fields["error"])
    return Entry(b"", bytes.fromhex(fields["content"]), Input(Path(fields["path"]), fields["name"]), item)


def entries(
    paths: Iterable[Path], *, glob: str | None, leave_out: Path, is_listed: Callable[[bytes], bool]
) -> Iterator[Entry | ArticleError]:
    """The entries of files and folders; a file that cannot be read is an error in its place.

    Args:
        paths: files and folders.
        glob: pattern that the names of files in folders have to fit, against their whole path in the folder or their
            name alone.
        leave_out: a folder that is not walked.
        is_listed: whether a key has been listed already in this run: a file that is named twice is read once.
    """
    for path in paths:
        folder = path.is_dir()
        for file in walk([path], leave_out=leave_out):
            if isinstance(file, ArticleError):
                yield file
            elif not folder or glob is None or _fits(file.name, glob):
                yield from _entries_of(file, is_listed)


def _fits(name: str, glob: str) -> bool:
    return fnmatchcase(name, glob) or fnmatchcase(name.rpartition("/")[2], glob)


def _entries_of(file: Input, is_listed: Callable[[bytes], bool]) -> Iterator[Entry | ArticleError]:
    place = str(file.path.resolve())
    if file.path.suffix.lower() not in ONE_ARTICLE:
        yield from _items_of(file, place, is_listed)
        return
    key = _hash(place)
    if is_listed(key):
        return
    try:
        with file.path.open("rb") as stream:
            yield Entry(key, content_hash(stream), file)
    except OSError as fault:
        yield ArticleError("unreadable", str(file.path), f"{fault.strerror or fault}.")


def _items_of(file: Input, place: str, is_listed: Callable[[bytes], bool]) -> Iterator[Entry | ArticleError]:
    """The articles of a file one by one. What is listed stays as it is listed, whatever happens to the file."""
    for rank, item in enumerate(_guarded(file), start=1):
        if isinstance(item, ArticleError):
            if item.code in TRANSIENT:
                yield item
                continue
            content = _hash(item.code, item.reason)
        else:
            # Not its rank, which changes when others are put before it.
            content = _hash(json.dumps(asdict(replace(item, rank=None))))
        key = _hash(place, item.id) if isinstance(item, RawArticle) and item.id else _hash(place, rank)
        if is_listed(key):
            # Two articles of one id; where the rank is listed too, the file itself is named twice.
            key = _hash(place, rank)
            if is_listed(key):
                continue
        yield Entry(key, content, file, item)


def _guarded(file: Input) -> Iterator[RawArticle | ArticleError]:
    try:
        yield from read_file(file)
    except Exception as fault:  # a fault of a reader must not cost the other files
        yield internal_error(fault, str(file.path))


def content_hash(stream: Any) -> bytes:
    """The hash of an open file's bytes, from where it stands to its end."""
    found = hashlib.blake2b(digest_size=_DIGEST)
    while block := stream.read(1 << 20):
        found.update(block)
    return found.digest()


def _hash(*parts: object) -> bytes:
    joined = "\0".join(map(str, parts)).encode(errors="surrogatepass")
    return hashlib.blake2b(joined, digest_size=_DIGEST).digest()
