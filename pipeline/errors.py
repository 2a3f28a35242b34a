"""Everything that can be wrong with an input: stable codes, what they mean and what to do.

``docs/errors.md`` holds the same table; a test keeps the two equal.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """What a code stands for.

    Attributes:
        meaning: what is wrong, in general.
        remedy: what to do about it.
    """

    meaning: str
    remedy: str


ERRORS: dict[str, Kind] = {
    "missing_path": Kind("There is no such file or folder.", "Check the path."),
    "unreadable": Kind("The file cannot be opened.", "Check that it is a file and that you may read it."),
    "no_articles": Kind(
        "The folder holds no file of a format that is read.",
        "Give a folder with files of a format of docs/reading.md, or name the files themselves.",
    ),
    "unknown_format": Kind(
        "No reader reads files of this format.",
        "Save the article as text (.txt), JSON or in another format of docs/reading.md.",
    ),
    "empty_file": Kind("The file holds no bytes, or blanks only.", "Check where the file comes from."),
    "binary_file": Kind("The bytes are no text.", "Give the article as text or JSON, in UTF-8."),
    "unknown_encoding": Kind("The bytes are in no encoding that is known.", "Save the file anew as UTF-8."),
    "broken_json": Kind("The JSON cannot be read.", "Mend it at the place named; check it with `python -m json.tool`."),
    "broken_file": Kind(
        "The file is not what its name says, or is damaged.", "Open it in its own program and save it anew."
    ),
    "unsafe_file": Kind(
        "The file is built so that reading it would take too much time or memory, or leads out of its folder.",
        "Check where it comes from; give the article as text.",
    ),
    "no_text_layer": Kind(
        "The PDF holds pictures of pages, no text.", "Run text recognition (OCR) over it first, or give the text."
    ),
    "not_an_article": Kind(
        "The file holds no object that could be an article.",
        'Give an object such as {"title": "…", "text": "…"}, an array of such objects, or one a line.',
    ),
    "no_text": Kind(
        "The article has no text.",
        "Give its text in a field named text, content or body; docs/reading.md has all names.",
    ),
    "too_long": Kind(
        "The article is longer than the limit.",
        "Check that the file holds one article; raise the limit with --max-characters if it does.",
    ),
    "broken_record": Kind(
        "The record breaks the contract.", "Make it anew with this version: `trichtin extract`; see `trichtin schema`."
    ),
    "several_articles": Kind(
        "The file holds more than one article where one is wanted.",
        "Read it with `trichtin.pipeline.reading.read_articles`, which gives them one by one.",
    ),
    "broken_compression": Kind(
        "The compressed file cannot be read to its end.", "Check it with `gzip -t` or `zstd -t`, and fetch it anew."
    ),
    "changed_while_read": Kind(
        "The file was not what it had been when it was listed.", "Run again: the next run reads it as it is then."
    ),
    "worker_died": Kind(
        "The process that read the article was killed twice while it did.",
        "Look for the reason in the system's log (memory, for the most part); `--force` tries it again.",
    ),
    "damaged_part": Kind(
        "A part of the dataset is missing, cut short or altered.",
        "Nothing to do where its sources are still given: they are read again into another part.",
    ),
    "not_a_dataset": Kind(
        "The folder is no dataset, and is not empty.", "Give the folder that `trichtin batch` wrote, or an empty one."
    ),
    "other_versions": Kind(
        "The dataset was made by other versions or with other options.",
        "Give the options that it was made with, or `--force` to make it anew.",
    ),
    "dataset_in_use": Kind("Another run writes into the dataset.", "Wait for its end, or stop it."),
    "broken_query": Kind(
        "The query cannot be run.",
        'Mend it; `trichtin query OUT "SHOW TABLES"` and `DESCRIBE articles` say what there is.',
    ),
    "missing_extra": Kind("A library is not installed.", "Install it: `pip install 'trichtin[ray]'`."),
    "unreachable_cluster": Kind(
        "No Ray cluster answers at the address.", "Check `--address`, and that the cluster runs: `ray status`."
    ),
    "unwritable_output": Kind(
        "The record cannot be written.", "Check the folder, your rights to it and the free space."
    ),
    "internal_error": Kind(
        "A fault of trichtin: the record that it made breaks the contract.",
        "Report it with the article; the other articles are not touched by it.",
    ),
}


class ArticleError(Exception):
    """An article that gives no record.

    Attributes:
        code: a key of ``ERRORS``.
        source: the file, with the line or rank of the article where it holds several.
        reason: what is wrong with this one.
    """

    def __init__(self, code: str, source: str, reason: str) -> None:
        super().__init__(code, source, reason)
        self.code = code
        self.source = source
        self.reason = reason

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return ERRORS[self.code].remedy

    def __str__(self) -> str:
        """One line: code, file, reason, remedy."""
        return f"error [{self.code}] {self.source}: {self.reason} {self.remedy}"


def internal_error(fault: Exception, where: str) -> ArticleError:
    """A fault of ours as the error of an article, with the place in the code where it arose."""
    place = traceback.extract_tb(fault.__traceback__)[-1]
    reason = f"{type(fault).__name__} in {Path(place.filename).name}:{place.lineno}: {fault}".splitlines()[0]
    return ArticleError("internal_error", where, reason)
