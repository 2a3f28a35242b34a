"""The run of the command line: every article gives its record or an error, and none stops the others."""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trichtin.pipeline.batch.writing import FolderWriter, StreamWriter, Writer
from trichtin.pipeline.errors import ArticleError
from trichtin.pipeline.extractor import MAX_CHARACTERS, Extractor
from trichtin.pipeline.reading import Input, RawArticle, read_file, read_stream, walk
from trichtin.schemas import ArticleRecord

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
            outcome = article if isinstance(article, ArticleError) else self._extract(article)
            if isinstance(outcome, ArticleError):
                self._failures += 1
                _say(str(outcome))
            elif isinstance(article, RawArticle):
                writer.write(article, outcome)
        writer.close()
        return FAILURE if self._failures else SUCCESS

    def _writer(self, files: list[Input]) -> Writer:
        if self._options.output is None:
            return StreamWriter(sys.stdout.buffer, pretty=self._options.pretty)
        return FolderWriter(self._options.output, files, pretty=self._options.pretty)

    def _articles(self, files: list[Input | ArticleError], *, stream: bool) -> Iterator[RawArticle | ArticleError]:
        for file in files:
            if isinstance(file, ArticleError):
                yield file
            else:
                yield from read_file(file, max_characters=self._extractor.max_characters)
        if stream:
            yield from read_stream(io.BufferedReader(sys.stdin.buffer))  # type: ignore[arg-type]

    def _extract(self, article: RawArticle) -> ArticleRecord | ArticleError:
        options = self._options
        return extract_or_error(self._extractor, article, published=options.published, outlet=options.outlet)


def extract_or_error(
    extractor: Extractor, article: RawArticle, *, published: str | None = None, outlet: str | None = None
) -> ArticleRecord | ArticleError:
    """The record of an article, or what went wrong: a fault of ours must not cost the user the other articles."""
    try:
        return extractor.extract(article, published=published, outlet=outlet)
    except ArticleError as error:
        return error
    except Exception as fault:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        reason = f"{type(fault).__name__} in {Path(place.filename).name}:{place.lineno}: {fault}".splitlines()[0]
        return ArticleError("internal_error", article.where, reason)


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)
