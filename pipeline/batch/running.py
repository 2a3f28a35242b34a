"""The run of the command line: every article gives its record or an error, and none stops the others."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trichtin.pipeline.batch.writing import FolderWriter, StreamWriter, Writer
from trichtin.pipeline.errors import ArticleError, internal_error
from trichtin.pipeline.extractor import MAX_CHARACTERS, Extractor
from trichtin.pipeline.reading import STANDARD_INPUT, Input, RawArticle, read_file, read_stream, walk
from trichtin.schemas import ArticleRecord

_HOPELESS = frozenset({errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO})
"""What is wrong with the disk, so that no other record can be written either."""

SUCCESS, FAILURE, INTERRUPTED = 0, 1, 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line says.

    Attributes:
        output: folder for one file an article; None for standard output.
        published: date of publication of all articles, or None.
        outlet: name of the outlet of all articles, or None.
        pretty: whether records are indented.
        max_characters: longest article; None for the default.
    """

    output: Path | None = None
    published: str | None = None
    outlet: str | None = None
    pretty: bool = False
    max_characters: int | None = None


def run(paths: list[Path], options: Options) -> int:
    """Extract the articles of paths (``-`` is standard input); gives the exit status."""
    try:
        return _Run(options).run(paths)
    except BrokenPipeError:
        # Whoever read the output has gone; Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except KeyboardInterrupt:
        _say("interrupted; the records that are finished stay")
        return INTERRUPTED
    except OSError as fault:
        _say(str(ArticleError("unwritable_output", str(options.output or "standard output"), f"{fault.strerror}.")))
        return FAILURE


class _Run:
    def __init__(self, options: Options) -> None:
        self._options = options
        self._extractor = Extractor(max_characters=options.max_characters or MAX_CHARACTERS)
        self._failures = 0

    def run(self, paths: list[Path]) -> int:
        files = list(walk([path for path in paths if str(path) != "-"], leave_out=self._options.output))
        writer = self._writer([file for file in files if isinstance(file, Input)])
        for article in self._articles(files, stream="-" in map(str, paths)):
            error = article if isinstance(article, ArticleError) else self._finish(article, writer)
            if error is not None:
                self._failures += 1
                _say(str(error))
        writer.close()
        return FAILURE if self._failures else SUCCESS

    def _finish(self, article: RawArticle, writer: Writer) -> ArticleError | None:
        """Make and write the record of an article; gives what went wrong where that may be this one's fault."""
        options = self._options
        record = extract_or_error(self._extractor, article, published=options.published, outlet=options.outlet)
        if isinstance(record, ArticleError):
            return record
        try:
            writer.write(article, record)
        except OSError as fault:
            if options.output is None or fault.errno in _HOPELESS:
                raise
            return ArticleError("unwritable_output", str(fault.filename or article.where), f"{fault.strerror}.")
        return None

    def _writer(self, files: list[Input]) -> Writer:
        if self._options.output is None:
            if sys.stdout is None:  # closed by whoever started us
                raise OSError(errno.EBADF, "It is closed")
            return StreamWriter(sys.stdout.buffer, pretty=self._options.pretty)
        return FolderWriter(self._options.output, files, pretty=self._options.pretty)

    def _articles(self, files: list[Input | ArticleError], *, stream: bool) -> Iterator[RawArticle | ArticleError]:
        for file in files:
            if isinstance(file, ArticleError):
                yield file
            else:
                yield from _guarded(read_file(file, max_characters=self._extractor.max_characters), str(file.path))
        if stream and sys.stdin is None:
            yield ArticleError("unreadable", STANDARD_INPUT, "It is closed.")
        elif stream:
            articles = read_stream(io.BufferedReader(sys.stdin.buffer))  # type: ignore[arg-type]
            yield from _guarded(articles, STANDARD_INPUT)


def extract_or_error(
    extractor: Extractor, article: RawArticle, *, published: str | None = None, outlet: str | None = None
) -> ArticleRecord | ArticleError:
    """The record of an article, or what went wrong: a fault of ours must not cost the user the other articles."""
    try:
        return extractor.extract(article, published=published, outlet=outlet)
    except ArticleError as error:
        return error
    except Exception as fault:
        return internal_error(fault, article.where)


def _guarded(articles: Iterator[RawArticle | ArticleError], where: str) -> Iterator[RawArticle | ArticleError]:
    """The articles of a file; a fault of the reader is the end of that file only."""
    try:
        yield from articles
    except Exception as fault:
        yield internal_error(fault, where)


def _say(message: str) -> None:
    if sys.stderr is not None:
        print(message, file=sys.stderr, flush=True)
