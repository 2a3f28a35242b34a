"""Full names: cut from runs of capitals by what stands before them and by what names are made of."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.candidates import Candidate
from trichtin.pipeline.people.evidence import Evidence, evidence
from trichtin.pipeline.people.foreign import Runs, foreign_name, runs_of
from trichtin.pipeline.people.lexicon import given, glued_length, named_after
from trichtin.pipeline.people.runs import is_acronym, runs
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Annotations, PersonMention

_LONGEST = 4
_LONGEST_MINORITY = 6
_LONGEST_RUN = 40
"""Words of a run of capitals that are looked at for one name; pasted lists in capitals run on for thousands."""

_ROLE_OPENERS = frozenset({"phó", "nguyên", "cựu", "tân", "quyền"})
_OPENING_MARKS = frozenset({",", "(", "-", "–", "—", ":", "là"})
# Words at the head of a sentence that are no part of a name: `Theo Tim Cook, CEO …`.
_OPENERS = frozenset(
    "theo tại trong với và của khi sau trước từ do vì nhưng còn cùng về hôm ngày ảnh nguồn cả ngoài".split()
)
# Heads of units: the unit's name stands right behind the role.
_OF_UNITS = frozenset(
    "trưởng thôn|trưởng bản|trưởng ấp|trưởng buôn|trưởng làng|trưởng xóm|trưởng khóm|trưởng khu phố|trưởng khu"
    "|trưởng ga".split("|")
)
_OF_STATE = ("public", "international")
# Words that begin a sentence which a slip glued to the name, never a name's syllable.
_SENTENCE_STARTS = frozenset(
    "theo tại trong khi sau trước ngày với được đây hôm ảnh nguồn tôi chúng những ngoài".split()
)
# Words that may stand right before a name of two syllables that nothing announces.
_JOINS = frozenset("và có gồm do là cùng với của cho bởi theo cựu nguyên".split())
# Units that titles name without their names; communes are often named after persons, so they are left out.
_BARE_UNITS = frozenset({"tỉnh", "huyện", "phố", "quận"})
_UNITS_NAMED_AFTER = frozenset({("trần", "văn", "thời"), ("hồ", "chí", "minh"), ("hai", "bà", "trưng")})
# Words of bodies that begin a title in capitals, never a given name.
_BODY_STARTS = frozenset("ubnd hđnd ubmttq mttq vksnd tand sở ubtv tp tỉnh huyện xã".split())

# The person after whom a city is named, and the last syllables of what else is named after him with his office.
_CITY_PERSON = ["hồ", "chí", "minh"]
_NAMED_AFTER_HIM = frozenset("lăng tàng tích trường tượng đài thưởng sàn niệm viện quỹ chương hiệu đường".split())


@dataclass(slots=True)
class _Finder:
    known: Annotations
    shown: dict[int, Evidence]
    runs: Runs
    body_ends: set[int]
    place_ends: dict[int, int]
    """Where the country, province or body ends that starts at a token."""

    def in_run(self, first: int, end: int) -> list[PersonMention]:
        """The names in a run of capitals, from left to right."""
        found: list[PersonMention] = []
        index = first
        while index < end:
            province = self.known.candidates.at("provinces", index)
            if province is not None and index not in self.shown and province.last < end:
                index = province.last
                continue
            name = self._name_at(index, first, end)
            if name is None:
                index += 1
                continue
            start, last, rule, said = name
            found.append(self._mention(start, last, rule, said))
            index = last
        return found

    def _mention(self, start: int, last: int, rule: str, said: Evidence | None) -> PersonMention:
        tokens = self.known.tokens
        glued = (
            glued_length(tokens.folded[last - 1]) if is_syllable(tokens.folded[start]) and last - start > 1 else None
        )
        honorific = None
        if said is not None and said.first is not None and said.last is not None:
            honorific = (tokens.start[said.first], tokens.end[said.last - 1])
        return PersonMention(
            start=tokens.start[start],
            end=tokens.end[last - 1] if glued is None else tokens.start[last - 1] + glued,
            rule=rule,
            honorific=self.known.slice(honorific) if honorific and said and said.kind != "plain" else None,
            honorific_span=honorific,
        )

    def _name_at(self, index: int, first: int, end: int) -> tuple[int, int, str, Evidence | None] | None:
        if self._opens_title(index):
            return None
        said = self.shown.get(index)
        stop = self._stop(index, min(end, index + _LONGEST_RUN))
        if self._behind_place(index, stop) >= stop:
            return self._namesake_of_city(index, stop, said)
        if said is None:
            return self._bare(index, first, stop)
        if said.kind in ("courtesy", "rank", "academic"):
            return self._addressed(index, stop, said)
        return self._behind_role(index, stop, said)

    def _namesake_of_city(
        self, index: int, stop: int, said: Evidence | None
    ) -> tuple[int, int, str, Evidence | None] | None:
        """``Chủ tịch Hồ Chí Minh``: the person, not the city; no person in the names of sites and prizes."""
        folded = self.known.tokens.folded
        if said is None or said.role != "chủ tịch" or folded[index:stop] != _CITY_PERSON or index < len(_CITY_PERSON):
            return None
        return None if folded[index - 3] in _NAMED_AFTER_HIM else (index, stop, "person.role", None)

    def _opens_title(self, index: int) -> bool:
        """Whether an honorific before a name, a role or ``Phó`` before a role stands at a token."""
        candidates = self.known.candidates
        if self._is_addressed(index):
            return True
        opener = self.known.tokens.folded[index] in _ROLE_OPENERS
        role = candidates.at("roles", index + opener)
        return role is not None and (opener or self._is_title(role))

    def _is_addressed(self, index: int) -> bool:
        """Whether an honorific stands at a token that announces the name behind it."""
        honorific = self.known.candidates.at("honorifics", index)
        shown = None if honorific is None else self.shown.get(honorific.last)
        return honorific is not None and shown is not None and shown.last == honorific.last

    def _is_title(self, role: Candidate) -> bool:
        """Whether a role of several syllables is one: `Đinh Công Sứ` is a name, `Công sứ` a role."""
        tokens = self.known.tokens
        name = all(word.istitle() for word in tokens.text[role.first : role.last])
        return role.last - role.first > 1 and not (name and given().issuperset(tokens.folded[role.first : role.last]))

    def _stop(self, index: int, end: int) -> int:
        """Where the run ends for a name that starts at ``index``: before a role or body in capitals."""
        tokens, candidates = self.known.tokens, self.known.candidates
        for at in range(index + 1, end):
            role = candidates.at("roles", at)
            if role is not None and (self._is_title(role) or is_acronym(tokens.text[at])):
                return at
            if tokens.folded[at] in _ROLE_OPENERS and candidates.at("roles", at + 1) is not None:
                return at
            if self._is_addressed(at):
                return at
            body = candidates.at("bodies", at)
            if (
                tokens.folded[at] in _SENTENCE_STARTS
                or tokens.folded[at] in _BODY_STARTS
                or (body is not None and any(word.islower() for word in tokens.text[at : body.last]))
            ):
                return at
        return end

    def _addressed(self, index: int, stop: int, said: Evidence) -> tuple[int, int, str, Evidence | None] | None:
        last = self._vietnamese_end(index, stop)
        if last is None:
            last = index + 1
            while last < stop and not is_acronym(self.known.tokens.text[last]):
                last += 1
        if last == index + 1 and is_acronym(self.known.tokens.text[index]):
            return None
        if last == index + 1 and said.kind == "academic":
            return None
        return index, last, "person.honorific", said

    def _behind_role(self, index: int, stop: int, said: Evidence) -> tuple[int, int, str, Evidence | None] | None:
        tokens = self.known.tokens
        start = self._behind_place(index, stop)
        if start >= stop:
            return None
        said_of = said if said.first is not None and start == index else None
        last = self._vietnamese_end(start, stop)
        if said.role in _OF_UNITS and (said.apposed or (last is not None and last - start < 3)):
            return None  # `Trưởng thôn Tân Lập`
        if said.kind == "plain" and self._surname(start) == "weak":
            last = self._full_vietnamese(start, stop)
        if last is not None and last - start >= 2 and self._surname(start):
            return start, last, f"person.{'honorific' if said.kind == 'plain' else 'role'}", said_of
        for inner in range(start + 1, stop - 1):
            last = self._full_vietnamese(inner, stop)
            if last is not None and (last - inner > 2 or not is_syllable(tokens.folded[inner - 1])):
                return inner, last, "person.role", None  # not `Tổng Giám đốc Sao Thái Dương`
        while start < stop and is_acronym(tokens.text[start]):
            start += 1
        if said.apposed:
            return None
        found = foreign_name(self.known, start, stop, said.role if said.kind == "role" else None, self.runs)
        return None if found is None else (*found, "person.role", said_of if found[0] == start else None)

    def _bare(self, index: int, first: int, stop: int) -> tuple[int, int, str, Evidence | None] | None:
        """A name that nothing announces: a family name and two or more given names."""
        last = self._full_vietnamese(index, stop) or self._told_vietnamese(index, stop)
        if last is None:
            return self._bare_foreign(index, first, stop)
        if index == first + 1 and last - index > 3 and self._surname(index + 1) == "strong":
            return None  # `quận ủy Hải Châu Võ Văn Thương`: the place takes two syllables
        if index == first and self._is_namesake(index) and not self._is_head_of_unit(index, last):
            return None
        if last - index == 2 and not self._is_short_name(index, first, last):
            return None
        return index, last, "person.name", None

    def _is_short_name(self, index: int, first: int, last: int) -> bool:
        """Whether a name of two syllables is told by what stands around it: an office behind it, or before it."""
        if index != first:
            behind = self._behind_place(first, index) == index and self._surname(index) == "strong"
            return behind and self._role_before(first)  # `Chánh án Tòa án Tối cao Trung Quốc Chu Cường`
        if self._surname(index) == "strong" and index > 0 and self._is_head_of_unit(index, last):
            return True
        return self._is_told(last) and self._begins_phrase(index)

    def _told_vietnamese(self, index: int, stop: int) -> int | None:
        """A name with a rare given name, if a role or an age behind it shows that it is one."""
        known = self._surname(index) == "strong" and 3 <= stop - index <= _LONGEST and self._is_told(stop)
        return stop if known and all(is_syllable(word) for word in self.known.tokens.folded[index:stop]) else None

    def _is_head_of_unit(self, index: int, last: int) -> bool:
        """`Chủ tịch UBND tỉnh Nguyễn Văn A`: the unit without its name, then the person."""
        tokens = self.known.tokens
        if tokens.folded[index - 1] not in _BARE_UNITS or tuple(tokens.folded[index:last]) in _UNITS_NAMED_AFTER:
            return False
        named = last - index > 2 or self.known.candidates.at("units", index) is None
        return named and self._role_before(index - 1)

    def _begins_phrase(self, index: int) -> bool:
        """Whether nothing but a mark or a joining word stands before: `khu kinh tế mở Chu Lai, …` names a place."""
        before = self.known.tokens.folded[index - 1] if index else "\n"
        return not before[0].isalnum() or before in _JOINS

    def _bare_foreign(self, index: int, first: int, stop: int) -> tuple[int, int, str, Evidence | None] | None:
        tokens = self.known.tokens
        if index != first or is_acronym(tokens.text[index]):
            return None
        if tokens.folded[index] in _OPENERS:
            index += 1
        start = self._behind_place(index, stop)
        if start >= stop:
            return None
        said = index in self.body_ends or (index > 0 and tokens.folded[index - 1] == "là")
        behind_state = self._role_before(index, of_state=start == index) and (start > index or said)
        if not behind_state and (start > index or not self._is_told(stop)):
            return None
        found = foreign_name(self.known, start, stop, None, self.runs)
        if found is None or (start == index and is_syllable(tokens.folded[found[1] - 1])):
            return None
        return *found, "person.foreign", None

    def _role_before(self, index: int, of_state: bool = False) -> bool:
        """Whether a role, or one of states and parties, stands shortly before a token in the same clause."""
        tokens, candidates = self.known.tokens, self.known.candidates
        for at in range(index - 1, max(index - 9, -1), -1):
            if tokens.text[at][0] in ",.;:\n()":
                return False
            role = candidates.at("roles", at)
            if role is not None:
                return not of_state or (role.entry.strong and role.entry.office_class in _OF_STATE)
        return False

    def _is_told(self, last: int) -> bool:
        """Whether a role or an age stands behind a name, after a comma, dash or bracket."""
        tokens, candidates = self.known.tokens, self.known.candidates
        if last + 1 >= len(tokens) or tokens.folded[last] not in _OPENING_MARKS:
            return False
        after = last + 1
        if tokens.folded[after] in _ROLE_OPENERS:
            after += 1
        if candidates.at("roles", after) is not None:
            return True
        return tokens.folded[after] in ("sinh", "sn") or (
            tokens.text[after].isdigit() and after + 1 < len(tokens) and tokens.folded[after + 1] == "tuổi"
        )

    def _is_namesake(self, index: int) -> bool:
        """Whether the words before a name make it the name of a road, school or prize."""
        tokens = self.known.tokens
        for length in (1, 2, 3):
            if index - length >= 0 and " ".join(tokens.folded[index - length : index]) in named_after():
                return True
        return False

    def _behind_place(self, index: int, stop: int) -> int:
        while index < stop:
            last = self.place_ends.get(index)
            if last is None or last > stop:
                return index
            index = last
        return index

    def _surname(self, index: int) -> str | None:
        found = self.known.candidates.at("surnames", index)
        return None if found is None else str(found.entry)

    def _vietnamese_end(self, index: int, stop: int) -> int | None:
        """Where a Vietnamese name ends: all syllables, at most four, more for the minorities' names."""
        tokens = self.known.tokens
        last = index
        while last < stop and (
            is_syllable(tokens.folded[last])
            or (last > index and ("'" in tokens.text[last] or glued_length(tokens.folded[last]) is not None))
        ):
            if is_acronym(tokens.text[last]) and not is_acronym(tokens.text[index]):
                break
            last += 1
        if last == index or (last < stop and not is_acronym(tokens.text[last]) and self._surname(index) != "minority"):
            return None
        if self._surname(index) == "minority":
            return min(stop, index + _LONGEST_MINORITY)
        if last - index > _LONGEST or is_acronym(tokens.text[index]):
            last = self._given_end(index, min(last, index + _LONGEST + 1))
        return last

    def _given_end(self, index: int, stop: int) -> int:
        last = index + 1
        while last < stop and self.known.tokens.folded[last] in given():
            last += 1
        return min(last, index + _LONGEST)

    def _full_vietnamese(self, index: int, stop: int) -> int | None:
        """Where a name ends that begins with a family name and goes on with syllables of given names only."""
        tokens = self.known.tokens
        surname = self.known.candidates.at("surnames", index)
        if surname is None or stop - index > _LONGEST_MINORITY or "." in tokens.text[index:stop]:
            return None
        if surname.entry == "minority" and stop - index >= 3:
            return stop
        rest = tokens.folded[index + 1 : stop]
        if not 1 <= len(rest) <= _LONGEST - 1 + (surname.last - surname.first > 1) or not given().issuperset(rest):
            return None
        if surname.entry != "strong" and len(rest) < 2:
            return None
        if is_acronym(tokens.text[index]) != is_acronym(tokens.text[stop - 1]):
            return None
        return stop


def _place_ends(known: Annotations) -> dict[int, int]:
    of = known.candidates.of
    bodies = [body for body in of("bodies") if body.last - body.first > 1]
    return {found.first: found.last for found in (*bodies, *of("provinces"), *of("countries"))}


def find_names(annotations: Annotations) -> list[PersonMention]:
    """Propose every full name, and short names behind an honorific."""
    tokens = annotations.tokens
    stretches = list(runs(tokens))
    ends = {candidate.last for lexicon in ("bodies", "fields") for candidate in annotations.candidates.of(lexicon)}
    finder = _Finder(annotations, evidence(annotations), runs_of(tokens, stretches), ends, _place_ends(annotations))
    found: list[PersonMention] = []
    for first, end in stretches:
        if annotations.is_read(annotations.tokens.start[first]):
            found += finder.in_run(first, end)
    return found
