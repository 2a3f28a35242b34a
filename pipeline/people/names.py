"""Full names: cut from runs of capitals by what stands before them and by what names are made of."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.people.bare import bare_name
from trichtin.pipeline.people.clues import ROLE_OPENERS, Clues, clues_of
from trichtin.pipeline.people.evidence import Evidence
from trichtin.pipeline.people.foreign import foreign_name
from trichtin.pipeline.people.lexicon import glued_length
from trichtin.pipeline.people.runs import is_acronym, runs
from trichtin.pipeline.people.vietnamese import full_name_end, syllables_end
from trichtin.pipeline.segmentation.syllables import is_syllable
from trichtin.pipeline.state import Annotations, PersonMention

_LONGEST_RUN = 40
"""Words of a run of capitals that are looked at for one name; pasted lists in capitals run on for thousands."""

# Heads of units: the unit's name stands right behind the role.
_OF_UNITS = frozenset(
    "trưởng thôn|trưởng bản|trưởng ấp|trưởng buôn|trưởng làng|trưởng xóm|trưởng khóm|trưởng khu phố|trưởng khu"
    "|trưởng ga".split("|")
)
# Words that begin a sentence which a slip glued to the name, never a name's syllable.
_SENTENCE_STARTS = frozenset(
    "theo tại trong khi sau trước ngày với được đây hôm ảnh nguồn tôi chúng những ngoài".split()
)
# Words of bodies that begin a title in capitals, never a given name.
_BODY_STARTS = frozenset("ubnd hđnd ubmttq mttq vksnd tand sở ubtv tp tỉnh huyện xã".split())

# The person after whom a city is named, and the last syllables of what else is named after him with his office.
_CITY_PERSON = ["hồ", "chí", "minh"]
_NAMED_AFTER_HIM = frozenset("lăng tàng tích trường tượng đài thưởng sàn niệm viện quỹ chương hiệu đường".split())

_Found = tuple[int, int, str, Evidence | None]
"""First token of a name, token behind it, rule, and what announces it."""


@dataclass(slots=True)
class _Finder:
    clues: Clues

    def in_run(self, first: int, end: int) -> list[PersonMention]:
        """The names in a run of capitals, from left to right."""
        found: list[PersonMention] = []
        index = first
        while index < end:
            province = self.clues.known.candidates.at("provinces", index)
            if province is not None and index not in self.clues.shown and province.last < end:
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
        tokens = self.clues.known.tokens
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
            honorific=self.clues.known.slice(honorific) if honorific and said and said.kind != "plain" else None,
            honorific_span=honorific,
        )

    def _name_at(self, index: int, first: int, end: int) -> _Found | None:
        if self._opens_title(index):
            return None
        said = self.clues.shown.get(index)
        stop = self._stop(index, min(end, index + _LONGEST_RUN))
        if self.clues.behind_place(index, stop) >= stop:
            return self._namesake_of_city(index, stop, said)
        if said is None:
            return bare_name(self.clues, index, first, stop)
        if said.kind in ("courtesy", "rank", "academic"):
            return self._addressed(index, stop, said)
        return self._behind_role(index, stop, said)

    def _namesake_of_city(self, index: int, stop: int, said: Evidence | None) -> _Found | None:
        """``Chủ tịch Hồ Chí Minh``: the person, not the city; no person in the names of sites and prizes."""
        folded = self.clues.known.tokens.folded
        if said is None or said.role != "chủ tịch" or folded[index:stop] != _CITY_PERSON or index < len(_CITY_PERSON):
            return None
        return None if folded[index - 3] in _NAMED_AFTER_HIM else (index, stop, "person.role", None)

    def _opens_title(self, index: int) -> bool:
        """Whether an honorific before a name, a role or ``Phó`` before a role stands at a token."""
        candidates = self.clues.known.candidates
        if self.clues.is_addressed(index):
            return True
        opener = self.clues.known.tokens.folded[index] in ROLE_OPENERS
        role = candidates.at("roles", index + opener)
        return role is not None and (opener or self.clues.is_title(role))

    def _stop(self, index: int, end: int) -> int:
        """Where the run ends for a name that starts at ``index``: before a role or body in capitals."""
        tokens, candidates = self.clues.known.tokens, self.clues.known.candidates
        for at in range(index + 1, end):
            role = candidates.at("roles", at)
            if role is not None and (self.clues.is_title(role) or is_acronym(tokens.text[at])):
                return at
            if tokens.folded[at] in ROLE_OPENERS and candidates.at("roles", at + 1) is not None:
                return at
            if self.clues.is_addressed(at):
                return at
            body = candidates.at("bodies", at)
            if (
                tokens.folded[at] in _SENTENCE_STARTS
                or (tokens.folded[at] in _BODY_STARTS and not (at + 1 == end and tokens.text[at].istitle()))
                or (body is not None and any(word.islower() for word in tokens.text[at : body.last]))
            ):
                return at
        return end

    def _addressed(self, index: int, stop: int, said: Evidence) -> _Found | None:
        last = syllables_end(self.clues, index, stop)
        if last is None:
            last = index + 1
            while last < stop and not is_acronym(self.clues.known.tokens.text[last]):
                last += 1
        if last == index + 1 and is_acronym(self.clues.known.tokens.text[index]):
            return None
        if last == index + 1 and said.kind == "academic":
            return None
        return index, last, "person.honorific", said

    def _behind_role(self, index: int, stop: int, said: Evidence) -> _Found | None:
        tokens = self.clues.known.tokens
        start = self.clues.behind_place(index, stop)
        if start >= stop:
            return None
        said_of = said if said.first is not None and start == index else None
        last = syllables_end(self.clues, start, stop)
        if said.role in _OF_UNITS and (said.apposed or (last is not None and last - start < 3)):
            return None  # `Trưởng thôn Tân Lập`
        if said.kind == "plain" and self.clues.surname(start) == "weak":
            last = full_name_end(self.clues, start, stop)
        if last is not None and last - start >= 2 and self.clues.surname(start):
            return start, last, f"person.{'honorific' if said.kind == 'plain' else 'role'}", said_of
        for inner in range(start + 1, stop - 1):
            last = full_name_end(self.clues, inner, stop)
            if last is not None and (last - inner > 2 or not is_syllable(tokens.folded[inner - 1])):
                return inner, last, "person.role", None  # not `Tổng Giám đốc Sao Thái Dương`
        while start < stop and is_acronym(tokens.text[start]):
            start += 1
        if said.apposed:
            return None
        found = foreign_name(self.clues.known, start, stop, said.role if said.kind == "role" else None, self.clues.runs)
        return None if found is None else (*found, "person.role", said_of if found[0] == start else None)


def find_names(annotations: Annotations) -> list[PersonMention]:
    """Propose every full name, and short names behind an honorific."""
    stretches = list(runs(annotations.tokens))
    finder = _Finder(clues_of(annotations, stretches))
    found: list[PersonMention] = []
    read = annotations.read_tokens
    for first, end in stretches:
        if read[first] and (end - first > 1 or first in finder.clues.shown):
            found += finder.in_run(first, end)
    return found
