"""Noun phrases around figures, by the words and tags of the text, clause marks and word lists."""

from __future__ import annotations

from dataclasses import dataclass

from trichtin.pipeline.quantities.lexicon import openings, role
from trichtin.pipeline.quantities.words import Words

_NOUNS = frozenset({"N", "Nc", "Nu", "Ny", "Nb", "Z", "FW", "A"})
_ENDING_TAGS = frozenset({"CH", "E", "R", "C", "P", "L", "M", "T", "X", "I"})
_LONGEST_PHRASE = 30
_LONGEST_CLAUSE = 60
_LONGEST_MEMBER = 5
_LONGEST_SIZED = 10
_LONGEST_QUOTE = 12
_QUOTES = {'"': '"', "“": "”", "‘": "’"}
_AGAINST = ("chống", "phòng", "phòng chống", "phòng, chống")
_NAMED_UNITS = ("sông", "thành phố", "tỉnh", "huyện", "xã", "thị xã")
_PLURALS = ("các", "những", "mọi", "toàn")


@dataclass(frozen=True, slots=True)
class PhraseStyle:
    """What may follow a head noun.

    Attributes:
        verbs: verbs right behind it modify it (``dự án bố trí …``).
        defines: a short predicate may define it (``xã đạt chuẩn …``): it is not the subject of its clause.
        given: it receives (``cho 15 hộ bị ngập``), so that any predicate defines it.
        names: a name may follow (not behind ``hai tỉnh``).
        people: the head is a person: others may be named beside it (``nông dân và lãnh đạo xã``).
        things: the head is what a measure is of: others may be measured with it (``800 ha lúa và hoa màu``).
    """

    verbs: bool = True
    defines: bool = False
    given: bool = False
    names: bool = True
    people: bool = False
    things: bool = False


class Phrases(Words):
    """Noun phrases on the words of an article."""

    # Forwards.

    def end_of_phrase(self, offset: int, style: PhraseStyle) -> int:
        """Where the noun phrase ends whose head noun ends at ``offset``."""
        end, at = offset, self.first_at(offset)
        if at > 0 and self.end[at - 1] > offset:  # the head is the first syllable of a longer word
            end = self.end[at - 1]
        limit = min(len(self), at + _LONGEST_PHRASE)
        link, modifier = "", False
        while at < limit and not self.breaks_line(at) and self.start[at] <= (end if not link else self.end[at - 1]) + 1:
            inner = self._figure_inside(at, link)
            if inner:
                end, at, link = self.end[inner - 1], inner, ""
                continue
            quoted = self._quoted(at) if not link else 0
            if quoted:
                end, at = self.end[quoted - 1], quoted
                continue
            if self.is_taken(at) and link not in ("trên", "thuộc") and not self._is_grade(at, offset):
                break
            scope = self.scope(at)
            if scope:
                at += scope
                end, link = self.end[at - 1], ""
                if self.folded[at - 1] == "này":
                    break  # nothing but the predicate follows
                continue
            if self.folded[at] in _PLURALS:
                link = link or self.folded[at]
                at += 1
                continue
            kind = self._kind(at, offset, style)
            if kind == "end" or (
                kind == "name" and not style.names and link != "của" and not self._names_unit(at, offset)
            ):
                break
            if kind == "link":
                if (link and link not in _PLURALS) or not self._may_link(
                    at, style, modifier=modifier, bare=end == offset
                ):
                    break
                link = self.folded[at]
            else:
                modifier = kind == "verb" or (modifier and link == "")
                end, link = self.end[at], ""
            at += 1
        return self._without_tail(offset, end)

    def _without_tail(self, offset: int, end: int) -> int:
        """The end of a phrase without a verb that only begins to say something (``dãy dành``, ``phương án dài``)."""
        last = self.last_before(end)
        while last > 0 and self.start[last] >= offset and self._is_tail(last):
            last -= 1
        return max(offset, self.end[last])

    def _is_tail(self, at: int) -> bool:
        word = self.folded[at]
        if self.is_mark(at) and word not in ('"', "”", "’"):
            return True
        following = at + 1 < len(self) and (self.is_figure(at + 1) or self.folded[at + 1] in role("level"))
        return (word in role("tail") and self.folded[at - 1] != "sẵn") or (word in role("extent") and following)

    def _quoted(self, at: int) -> int:
        """The word behind a short name in quotes that starts at a word (``thành viên "gia tộc Hồ"``), else 0."""
        closing = _QUOTES.get(self.folded[at])
        if closing is None:
            return 0
        for word in range(at + 1, min(at + _LONGEST_QUOTE, len(self))):
            if self.folded[word] == closing:
                return word + 1
            is_dash = self.folded[word] in ("-", "–")
            if self.is_taken(word) or (self.is_mark(word) and not is_dash) or self.breaks_line(word):
                return 0
        return 0

    def _is_grade(self, at: int, offset: int) -> bool:
        """Whether a word belongs to a grade or a type of the thing that ends at ``offset``: ``lớp 6``, ``Su-27``."""
        if self.is_figure(at) or self.is_date(at):
            return False
        text = self.known.text[self.start[at] : self.end[at]]
        before = self.folded[at - 1] if at else ""
        return (
            self.folded[at] in role("grade")
            or (before in role("grade") and self.start[at - 1] >= offset and text[0].isdigit())
            or (before in role("way") and text[:-1].isdigit())
            or (text[0].isupper() and "-" in text and text[-1].isdigit())
        )

    def _names_unit(self, at: int, offset: int) -> bool:
        """Whether a name goes with the word before it, which belongs to the phrase (``vùng sông Hậu``)."""
        return self.start[at - 1] >= offset and self.folded[at - 1] in _NAMED_UNITS

    def _figure_inside(self, at: int, link: str) -> int:
        """The word behind a figure that belongs to the phrase (``của 13 tỉnh, thành``), 0 where none does."""
        if link not in ("của", "thuộc") or not self.is_figure(at):
            return 0
        while at < len(self) and self.is_figure(at):
            at += 1
        return at

    def scope(self, at: int) -> int:
        """How many words from ``at`` on are a scope that stays (``trong tỉnh``)."""
        if self.folded[at].partition(" ")[0] not in openings("scope"):
            return 0
        for width in (3, 2, 1):
            if " ".join(self.folded[at : at + width]) in role("scope"):
                return width if at + width <= len(self) else 0
        return 0

    def _kind(self, at: int, offset: int, style: PhraseStyle) -> str:
        """What a word does to the phrase: ``noun``, ``name``, ``verb``, ``link`` or ``end``."""
        word, tag = self.folded[at], self.tag[at]
        if self._is_link(at):
            return "link"
        if self._is_grade(at, offset) or self._is_housing(at):
            return "noun"
        if self._defines(at, style):
            return "verb"
        if not word[0].isalnum() or self._begins_text(at):
            return "end"
        if word in role("modifier") or (word == "năm" and self.folded[at - 1] == "lâu"):
            return "noun"
        if word in role("end") or tag in _ENDING_TAGS:
            return "end"
        if tag == "Np":
            return "name"
        if tag == "V" and (
            word not in role("predicate")
            or self.folded[at - 1] in _AGAINST
            or (style.given and self.folded[at - 1] == "bị")
        ):
            return "verb" if style.verbs or style.defines else "end"
        return "noun" if tag in _NOUNS else "end"

    def _begins_text(self, at: int) -> bool:
        """Whether a headline without full stop runs into a sentence here: ``trao 3 giải Công bố kết quả``."""
        if self.tag[at] != "V" or not self.known.text[self.start[at]].isupper():
            return False
        if self.tag[at + 1 : at + 2] not in (["N"], ["L"], ["V"]) or self.folded[at + 1] in role("end"):
            return False
        return self.known.text[self.start[at + 1]].islower()

    def _is_link(self, at: int) -> bool:
        """Whether the phrase may go on behind a word."""
        word = self.folded[at]
        following = self.folded[at + 1] if at + 1 < len(self) else ""
        if word in ("-", "–"):
            return self.tag[at - 1] in ("N", "Np", "V") and self.tag[at + 1 : at + 2] in (["Np"], ["N"])
        if word in ("đến", "tới"):
            return self.folded[at - 1] == "liên quan"
        return word in (",", "và", "của", "thuộc") or (word == "trên" and following in role("way"))

    def _is_housing(self, at: int) -> bool:
        """Whether ``ở`` belongs to the noun before it (``nhà ở xã hội``) and leads to no place."""
        if self.folded[at] != "ở" or self.folded[at - 1] not in ("nhà", "đất"):
            return False
        following = self.folded[at + 1] if at + 1 < len(self) else ""
        return following in role("housing") or not following[:1].isalnum()

    def _defines(self, at: int, style: PhraseStyle) -> bool:
        """Whether a predicate starts at a word that defines the noun (``xã đạt chuẩn``, ``hộ có người già``)."""
        word = self.folded[at]
        if style.given and word in ("bị", "chưa", "không"):
            return True
        if not style.defines or at + 1 >= len(self):
            return False
        return (
            word == "đạt chuẩn"
            or (word == "đạt" and self.folded[at + 1].startswith("chuẩn"))
            or (word == "có" and not self.is_figure(at + 1))
        )

    def _may_link(self, at: int, style: PhraseStyle, *, modifier: bool, bare: bool) -> bool:
        """Whether the phrase goes on behind ``,``, ``và``, ``của`` and their like."""
        link = self.folded[at]
        if at + 1 >= len(self) or self.breaks_line(at + 1):
            return False
        if link in ("của", "thuộc", "trên", "đến", "tới", "-", "–"):
            return True
        word, tag = self.folded[at + 1], self.tag[at + 1]
        if self.is_taken(at + 1) or self.names_measure(at + 1) or word in role("end") | role("predicate"):
            return False
        if self.known.text[self.start[at + 1]].isupper():
            return False
        if tag == "V" and not (style.things and " " in word):
            return modifier and style.verbs and not self._has_figure(at + 1)
        if link == "và" and style.things and (self._has_figure(at + 1) or self._opens_clause(at + 2)):
            return False
        if link == "và" and ((bare and not (style.people or style.things)) or self._is_so_long(at + 1)):
            return False
        if link == "," and ((style.defines and self._opens_clause(at + 2)) or self._has_figure(at + 1)):
            return False
        return tag in ("N", "A") or (tag == "V" and style.things and link == "và")

    def _has_figure(self, at: int) -> bool:
        """Whether the list member that starts at a word has a figure of its own (``3 tầng, phòng học 2 tầng``)."""
        for word in range(at, min(at + _LONGEST_MEMBER, len(self))):
            if self.is_mark(word) or self.is_figure(word) or self.folded[word] == "và":
                return self.is_figure(word)
        return False

    def _is_so_long(self, at: int) -> bool:
        """Whether the list member at a word has a length of its own (``và tuyến đê ven sông dài 7 km``)."""
        for word in range(at, min(at + _LONGEST_SIZED, len(self))):
            if self.is_mark(word) or self.is_figure(word):
                return self.is_figure(word) and any(
                    self.folded[one] in role("side") for one in range(max(word - 2, at), word)
                )
        return False

    def names_measure(self, at: int) -> bool:
        """Whether a measure noun starts at a word, in one word or several (``bề rộng``)."""
        if self.folded[at].partition(" ")[0] not in openings("measure"):
            return False
        return any(" ".join(self.folded[at : at + width]) in role("measure") for width in (1, 2, 3))

    def _opens_clause(self, at: int) -> bool:
        """Whether a predicate stands at a word: what was before it is a subject and no list member."""
        return at < len(self) and (self.tag[at] == "R" or self.folded[at] in ("được", "bị", "có", "là", "phải", "chỉ"))

    # Backwards.

    def clause_start(self, word: int, floor: int, marks: str = "") -> int:
        """The first word of the clause that holds ``word``, not before the character ``floor``.

        Args:
            word: a word.
            floor: where to end.
            marks: marks that do not end the clause here.
        """
        at = word
        limit = max(word - _LONGEST_CLAUSE, 0)
        while at > limit and self.start[at - 1] >= floor and not self.breaks_line(at):
            opened = self._bracket_before(at - 1)
            if opened is not None:
                at = opened
                continue
            if self.is_mark(at - 1) and self.folded[at - 1] not in ("-", "–", *marks):
                break
            at -= 1
        return at

    def _bracket_before(self, at: int) -> int | None:
        """The word that opens a short bracket without figures that ends at ``at`` (``kinh tế (GRDP) của tỉnh``)."""
        if self.folded[at] != ")":
            return None
        for opened in range(at - 1, max(at - 5, -1), -1):
            if self.folded[opened] == "(":
                return opened
            if self.is_figure(opened):
                return None
        return None
