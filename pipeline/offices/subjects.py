"""Whom a verb of office is said of."""

from __future__ import annotations

import itertools

from trichtin.pipeline.offices.attachment import Attachment
from trichtin.pipeline.offices.clauses import Clause, Verb
from trichtin.pipeline.state import Annotations

# What may stand between the subject and its verb.
_ADVERBS = frozenset(
    "đã sẽ vừa mới cũng chính thức được bị - – — , và đồng thời tiếp tục thì đều nay lại quyết định cùng ngày nhận là "
    "vẫn tiếp nhận từ "
    "trúng xin từng hiện đang lần lượt trước đây sau đó còn bắt đầu rồi "
    "với chức danh vị trí vai trò cương vị tư cách".split()
)
# Verbs whose subject is the person, whoever stands behind them.
INTRANSITIVE = frozenset(
    {
        "từ chức",
        "từ nhiệm",
        "đắc cử",
        "trúng cử",
        "tái cử",
        "tái đắc cử",
        "nghỉ hưu",
        "nghỉ hưu theo chế độ",
        "nghỉ chế độ",
    }
    | {"nghỉ công tác", "từ trần", "qua đời", "tạ thế"}
)
# Before a name: somebody else is meant (``Con gái bà Nga thôi làm …``).
_KIN = frozenset({"gái", "trai", "vợ", "chồng", "mẹ", "cha", "bố", "cháu", "con", "em", "dâu", "rể", "của"})
_AGENT_GAP = 28
SUBJECT_GAP = 8
"""Tokens that may stand between a subject and its verb."""


class Subjects:
    """Finds the persons before a verb."""

    def __init__(self, known: Annotations, attached: Attachment) -> None:
        self._attached = attached
        self._folded = known.tokens.folded

    def before(self, clause: Clause, verb: Verb, border: int) -> list[int]:
        """Whom a verb is said of: right before it, or before ``được``/``bị`` and an agent; with those joined to it."""
        candidates = [rank for rank in clause.persons if self._attached.span(rank)[2] <= verb.first]
        for rank in reversed(candidates):
            end = self._attached.end[rank]
            if end < border and border > clause.first:
                break
            if end > verb.first:
                end = self._attached.span(rank)[2]
            words = self._folded[end : verb.first]
            if self._folded[self._attached.span(rank)[0] - 1] in _KIN and self._attached.span(rank)[0] > clause.first:
                continue
            near = len(words) <= SUBJECT_GAP and _ADVERBS.issuperset(words)
            if near and verb.entry.is_change and not (verb.entry.said_of_subject or {"được", "bị"} & set(words)):
                continue  # `Bộ trưởng Lê Văn A bổ nhiệm …`: he acts
            if near or (verb.entry.name not in INTRANSITIVE and self._is_passive(words)):
                return [*self._joined_before(rank), rank]
        return []

    def joined(self, ranks: list[int]) -> list[int]:
        """Further persons joined to the first by ``và`` or a comma."""
        more: list[int] = []
        for before, rank in itertools.pairwise(ranks):
            words = self._folded[self._attached.end[before] : self._attached.span(rank)[0]]
            if words not in (["và"], [","], [",", "và"]):
                break
            more.append(rank)
        return more

    def _joined_before(self, rank: int) -> list[int]:
        """The persons before the last of a row: ``ông A, …; ông B, … được chỉ định``."""
        row: list[int] = []
        while rank > 0:
            words = self._folded[self._attached.end[rank - 1] : self._attached.span(rank)[0]]
            if words not in ([";"], [","], ["và"], [",", "và"], [";", "và"]):
                break
            rank -= 1
            row.insert(0, rank)
        return row

    def _is_passive(self, words: list[str]) -> bool:
        """Whether the words between a person and a verb are ``được`` or ``bị`` with an agent."""
        for at, word in enumerate(words):
            if word in ("được", "bị"):
                return len(words) - at <= _AGENT_GAP and ";" not in words
            if word not in _ADVERBS and at > 40:
                return False
        return False
