"""The decoder gives what underthesea gives; its fallback too."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from trichtin.pipeline.segmentation import crfsuite, decoder, words
from trichtin.pipeline.segmentation.crfsuite import UnknownModel, read_model
from trichtin.pipeline.segmentation.decoder import Decoder
from trichtin.pipeline.segmentation.frame import INNER
from trichtin.pipeline.segmentation.layer import Layer, join_entities
from trichtin.pipeline.segmentation.memory import PairMemo
from trichtin.pipeline.segmentation.pairs import PairTable
from trichtin.pipeline.segmentation.public_functions import PublicFunctions

underthesea: Any = pytest.importorskip("underthesea")

LINES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [
    *LINES,
    *(line.upper() for line in LINES),
    *(line.rstrip(".") for line in LINES),
    *(line.replace(",", "").title() for line in LINES),
    *(f"{first} {second}" for first, second in pairwise(LINES)),
    # Paths of equal weight: a menu that repeats itself.
    "Tin tức Video Tin tức Video Tin tức Video Football On Football On Football On",
    "A.",
    "BOS EOS bos",
]


def _joined(sentences: list[str]) -> tuple[str, list[tuple[int, int]]]:
    text, offsets = "", []
    for sentence in sentences:
        offsets.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n"
    return text, offsets


@pytest.fixture(scope="module")
def fast() -> Decoder:
    return Decoder()


@pytest.fixture(scope="module")
def layer(fast: Decoder) -> Layer:
    return fast.layer(*_joined(SENTENCES))


def test_words_tags_and_entities_are_those_of_underthesea(fast: Decoder, layer: Layer) -> None:
    entities = fast.entities(layer)
    first = 0
    for sentence, last, found in zip(SENTENCES, layer.last, entities, strict=True):
        rows = underthesea.ner(sentence)
        assert layer.word[first:last] == underthesea.word_tokenize(sentence)
        assert list(zip(layer.word[first:last], layer.tag[first:last], strict=True)) == [row[:2] for row in rows]
        expected = join_entities([row[3] for row in rows], layer.start[first:last], layer.end[first:last])
        assert found == expected
        first = last


def test_offsets_hold_the_words(layer: Layer) -> None:
    text, offsets = _joined(SENTENCES)
    first = 0
    for (start, end), last in zip(offsets, layer.last, strict=True):
        spans = list(zip(layer.start[first:last], layer.end[first:last], strict=True))
        assert "".join(text[slice(*span)] for span in spans).replace(" ", "") == text[start:end].replace(" ", "")
        assert spans == sorted(spans)
        assert all(text[at].strip() and text[stop - 1].strip() for at, stop in spans)
        first = last


def test_words_as_written_are_those_without_rewriting(fast: Decoder) -> None:
    text = "Trường Tiểu học Hoà Bình"
    layer = fast.layer(text, [(0, len(text))])
    written = [text[start:end] for start, end in zip(layer.start, layer.end, strict=True)]
    assert written == ["Trường", "Tiểu học", "Hoà Bình"]
    assert layer.word == ["Trường", "Tiểu học", "Hòa Bình"]


def test_public_functions_give_the_same_layer(layer: Layer, fast: Decoder) -> None:
    slow = PublicFunctions()
    text, offsets = _joined(SENTENCES[:60])
    other = slow.layer(text, offsets)
    count = other.last[-1]
    assert (other.start, other.end, other.tag) == (layer.start[:count], layer.end[:count], layer.tag[:count])
    assert slow.entities(other) == fast.entities(layer)[:60]


def test_nothing_to_read(fast: Decoder) -> None:
    layer = fast.layer("", [(0, 0)])
    assert (layer.start, layer.last) == ([], [0])
    assert fast.entities(layer) == [[]]


def test_endless_pieces_take_no_endless_time(fast: Decoder) -> None:
    text = "a." * 20_000
    layer = fast.layer(text, [(0, len(text))])
    assert "".join(layer.word) == text


def test_a_long_text_is_read_in_pieces(fast: Decoder, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(SENTENCES)
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    offsets = [(start, start + len(sentence)) for start, sentence in zip(starts, SENTENCES, strict=True)]
    whole = fast.layer(text, offsets)
    entities = fast.entities(whole)
    monkeypatch.setattr(decoder, "_CHARACTERS", 100)
    monkeypatch.setattr(decoder, "_WORDS", 30)
    assert fast.layer(text, offsets) == whole
    assert fast.entities(whole) == entities


def test_memory_is_bounded(fast: Decoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoder, "_REMEMBER", 50)
    for sentence in SENTENCES:
        layer = fast.layer(sentence, [(0, len(sentence))])
        assert layer.word == underthesea.word_tokenize(sentence)
        assert len(fast._lexer) < 50 + len(sentence)


def test_a_memo_tells_pairs_of_one_place_apart() -> None:
    memo = PairMemo()
    asked: list[int] = []
    first = np.arange(200_000)  # more than it has places

    def find(unknown: list[int]) -> list[int]:
        asked.extend(unknown)
        return [7 * number for number in unknown]

    assert memo.of(first, first + 1, find).tolist() == (7 * first).tolist()
    assert memo.of(first, first + 1, find).tolist() == (7 * first).tolist()
    assert 200_000 < len(asked) < 400_000
    memo.of(first[:1], first[:1] + 1, find)
    assert memo.of(first[:1], first[:1] + 1, lambda _: []).tolist() == [0]
    memo.clear()
    asked.clear()
    assert memo.of(first[:3], first[:3] + 1, find).tolist() == [0, 7, 14]
    assert asked == [0, 1, 2]


def test_pairs_whose_parts_hold_blanks() -> None:
    table = PairTable({"a b": 5, "a b c": 6, "b": 7})
    first = np.array([table.firsts.get(part, 0) for part in ("a", "a b", "a", "b", "a b")])
    second = np.array([table.seconds.get(part, 0) for part in ("b", "c", "b c", "a", "b")])
    assert table.rows(first, second).tolist() == [5, 6, 6, INNER, INNER]
    assert PairTable({}).rows(np.array([0]), np.array([0])).tolist() == [INNER]


@pytest.mark.parametrize("damage", [b"", b"no model", b"lCRF" + bytes(60)])
def test_a_damaged_model_is_refused(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "model.bin"
    path.write_bytes(damage)
    with pytest.raises(UnknownModel, match=r"model\.bin"):
        read_model(path)


def test_unknown_files_lead_to_the_public_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> crfsuite.CrfModel:
        raise UnknownModel(path.name)

    monkeypatch.setattr(decoder, "read_model", refuse)
    words._source.cache_clear()
    try:
        with pytest.warns(RuntimeWarning, match="public functions"):
            assert words.uses_public_functions()
    finally:
        words._source.cache_clear()
    assert not words.Words("Hà Nội", [(0, 6)]).is_read
