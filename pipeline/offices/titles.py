"""Titles: a role and the body beside it, in the words of the text.

``Phó Chủ tịch Thường trực HĐND tỉnh Hà Giang``: the role is ``Phó Chủ tịch Thường trực``, the body begins with a head
(``HĐND``) and goes on with fields, units and proper names. A title ends at a mark, a verb, a person or the next role.
"""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.lexicons.offices import Body, Role, words
from trichtin.pipeline.offices.body_names import body_end
from trichtin.pipeline.state import Annotations

_DELEGATES = frozenset({"đại biểu", "đại biểu quốc hội", "đbqh", "đại biểu hđnd", "đại biểu hội đồng nhân dân"})
# Heads that say nothing of a body without its name: `thành viên Ban giám khảo`, `thành viên CLB`.
_VAGUE = frozenset({"ban", "tổ", "đội", "nhóm", "clb", "hội", "đoàn"})
_MARKS = frozenset(",-–—(")
_STACKED = frozenset({(",",), ("kiêm",), (",", "kiêm"), ("và",), (";",)})
_STATUS = {"nguyên": "former", "cựu": "former", "cố": "former", "tân": "new"}
_OPENERS = frozenset({*_STATUS, "phó", "quyền"})
"""What a title may begin with besides a role."""


@dataclass(slots=True, eq=False)
class Title:
    """A title in the text, in tokens.

    Attributes:
        head: first token with what stands before the title and says its status (``nguyên``).
        first: first token.
        role_end: token behind the role.
        last: token behind the title.
        tail: token behind the term or session that follows it (``nhiệm kỳ 2021-2026``, ``khóa XV``).
        role: the role.
        body: the head of the body, None where only a proper name or nothing stands there.
        status: ``former``, ``new`` or empty.
        vague: whether the body is a head that says nothing without its name: ``thành viên Ban giám khảo``.
    """

    head: int
    first: int
    role_end: int
    last: int
    tail: int
    role: Role
    body: Body | None
    status: str
    vague: bool = False

    @property
    def makes_official(self) -> bool:
        """Whether who has the title is an official."""
        if self.role.strong or self.body is None:
            return self.role.strong
        return not self.vague and self.body.office_class != "company"


class TitleFinder:
    """Finds the titles of one article."""

    def __init__(self, known: Annotations) -> None:
        self._known = known
        self._persons = {known.tokens.first(person.start) for person in known.persons}
        for person in known.persons:
            if person.honorific and person.honorific_span:
                self._persons.add(known.tokens.first(person.honorific_span[0]))
        self._person_ends = {known.tokens.first(person.end) for person in known.persons}
        self._verb_ends = {verb.last for verb in known.candidates.of("office_verbs")}
        self._inside = {
            at
            for lexicon in ("bodies", "fields")
            for candidate in known.candidates.of(lexicon)
            for at in range(candidate.first + 1, candidate.last)
        }
        self._closed_tail = 0

    def all(self) -> list[Title]:
        """All titles, none inside another."""
        found: list[Title] = []
        behind = 0
        read = self._known.read_tokens
        for index in self._starts():
            title = self.at(index) if index >= behind else None
            if title is not None:
                behind = title.last
                if read[index]:
                    found.append(title)
        return found

    def _starts(self) -> list[int]:
        """Where a title may start, in order: at each role and at the words that open a title before one."""
        starts = set(self._known.candidates.by_first("roles"))
        for first in list(starts):
            while first > 0 and self._known.tokens.folded[first - 1] in _OPENERS:
                first -= 1
                starts.add(first)
        return sorted(starts)

    def at(self, index: int) -> Title | None:
        """The title that starts at a token."""
        folded = self._known.tokens.folded
        head = index
        status = _STATUS.get(folded[index], "")
        if status and self._known.candidates.at("roles", index) is not None:
            status = ""  # `cố vấn` is a role, `cố Chủ tịch` a late one
        if status:
            index += 1
        role_end, role = self._role(index)
        if role is None or index in self._persons or self._is_part(index) or folded[head - 1 : head] == ["viên"]:
            return None  # `ứng viên Chủ tịch`: nobody's yet
        if role.name in _DELEGATES and folded[head - 1 : head] == ["đoàn"]:
            return None  # `Đoàn đại biểu cấp cao`
        compound = self._known.candidates.at("bodies", index)
        if compound is not None and compound.last > role_end:
            return None  # `Đại sứ quán`
        closed = self._is_closed(head)
        last, body = body_end(self._known, role_end, self._persons, role, closed)
        if "giám khảo" in " ".join(folded[role_end:last]):
            return None  # a jury's members hold no office
        last = self._delegate_end(last, role, body)
        if closed:
            self._closed_tail = self._tail(last)
        vague = body is not None and body.name in _VAGUE and not self._has_name(role_end + 1, last)
        return Title(head, index, role_end, last, self._tail(last), role, body, status, vague)

    def _is_closed(self, head: int) -> bool:
        """Whether a mark or the predicate will close a title: behind a name, a verb of office, another such title."""
        folded = self._known.tokens.folded
        if head in self._verb_ends or (head - 1 in self._person_ends and folded[head - 1] in _MARKS):
            return True
        return self._closed_tail > 0 and tuple(folded[self._closed_tail : head]) in _STACKED

    def _has_name(self, first: int, last: int) -> bool:
        return any(word[0].isupper() or word[0].isdigit() for word in self._known.tokens.text[first:last])

    def _is_part(self, index: int) -> bool:
        """Whether the role is part of a body's name (``Ban Bí thư``) or of other words (``chức vụ phó …``)."""
        folded = self._known.tokens.folded
        return index in self._inside or (
            index > 0
            and folded[index] == "vụ"
            and folded[index - 1] in ("chức", "nhiệm", "nghiệp", "phục", "nghĩa", "dịch")
        )

    def _role(self, index: int) -> tuple[int, Role | None]:
        candidates, folded = self._known.candidates, self._known.tokens.folded
        if index >= len(folded):
            return index, None
        found = candidates.at("roles", index)
        if folded[index] in ("phó", "quyền"):
            inner = candidates.at("roles", index + 1)
            if inner is None and folded[index] == "quyền" and folded[index + 1 : index + 2] == ["phó"]:
                inner = candidates.at("roles", index + 2)
            if inner is not None and (found is None or inner.last > found.last):
                found = inner
        if found is None:
            return index, None
        end = found.last
        while (more := self._modifier_end(end)) > end:
            end = more
        return end, found.entry

    def _modifier_end(self, index: int) -> int:
        folded = self._known.tokens.folded
        return index + 2 if " ".join(folded[index : index + 2]) in words("modifiers.txt") else index

    def _delegate_end(self, last: int, role: Role, body: Body | None) -> int:
        """A delegate's title takes in the session and the constituency: ``khóa 14, đơn vị tỉnh Hà Giang``."""
        if (
            not role.name.endswith(("đbqh", "đại biểu quốc hội"))
            and role.name not in _DELEGATES
            and (body is None or body.name not in ("đbqh", "đoàn đbqh", "đại biểu quốc hội"))
        ):
            return last
        folded = self._known.tokens.folded
        end = last
        while end + 1 < len(folded):
            at = end + 1 if folded[end] == "," else end
            if folded[at] in ("khóa", "khoá") and at + 1 < len(folded):
                end = at + 2
            elif folded[at : at + 2] == ["đơn", "vị"]:
                end, _ = body_end(self._known, at + 2, self._persons, role)
            else:
                break
        return end

    def _tail(self, last: int) -> int:
        """Behind ``khóa XIV``, ``nhiệm kỳ 2021 - 2026`` and an acronym in brackets."""
        folded, text = self._known.tokens.folded, self._known.tokens.text
        total = len(folded)
        index = last
        while index < total:
            at = index + 1 if folded[index] == "," and index + 1 < total else index
            if folded[at] in ("khóa", "khoá"):
                index = at + 2
            elif folded[at : at + 2] == ["nhiệm", "kỳ"]:
                at += 2
                while at < total and (text[at][0].isdigit() or text[at] in "-–/"):
                    at += 1
                index = at
            elif folded[index] == "(" and index + 2 < total and text[index + 2] == ")" and text[index + 1].isupper():
                index += 3
            else:
                break
        return min(index, total)
