"""Discipline of people who are counted in one sentence and named in the one before or behind it."""

from __future__ import annotations

from trichtin.pipeline.offices.clauses import Clause, Verb
from trichtin.pipeline.state import Annotations

_COUNTED = frozenset({"người", "cán", "đồng", "cá", "ông", "bà", "đảng"})
_NUMBERS = frozenset("hai ba bốn năm sáu bảy tám chín mười các những".split())
_OPENERS = (("cụ", "thể"), ("gồm",), ("bao", "gồm"), ("đó", "là"), ("trong", "đó"))
_REACH = 16


def counted_persons(known: Annotations, clause: Clause, verb: Verb, by_sentence: dict[int, list[int]]) -> list[int]:
    """The ranks of persons that ``8 người``, ``hai bà`` near a verb of discipline stand for.

    Args:
        known: what is known of the article.
        clause: the clause of the verb.
        verb: the verb of discipline.
        by_sentence: ranks of persons by the index of their sentence.
    """
    behind = _listed_behind(known, clause, verb, by_sentence)
    if behind:
        return behind
    if not _counts(known, max(clause.first, verb.first - _REACH), min(clause.last, verb.last + _REACH)):
        return []
    sentence = known.sentence_at(known.tokens.start[verb.first])
    if sentence + 1 < len(known.sentences) and _opens_list(known, sentence + 1):
        return by_sentence.get(sentence + 1, [])
    return by_sentence.get(sentence - 1, [])


def _listed_behind(known: Annotations, clause: Clause, verb: Verb, by_sentence: dict[int, list[int]]) -> list[int]:
    """``Cảnh cáo các đảng viên: A, …; B, …``: everybody behind the colon."""
    folded = known.tokens.folded
    words = folded[verb.last : min(verb.last + _REACH, clause.last)]
    if ":" not in words:
        return []
    colon = known.tokens.start[verb.last + words.index(":")]
    ranks = by_sentence.get(known.sentence_at(colon), [])
    return [rank for rank in ranks if known.persons[rank].start > colon]


def _counts(known: Annotations, first: int, last: int) -> bool:
    folded = known.tokens.folded
    return any(
        (folded[at].isdigit() or folded[at] in _NUMBERS) and folded[at + 1] in _COUNTED for at in range(first, last - 1)
    )


def _opens_list(known: Annotations, sentence: int) -> bool:
    first = known.tokens.first(known.sentences[sentence][0])
    folded = known.tokens.folded
    return any(tuple(folded[first : first + len(words)]) == words for words in _OPENERS)
