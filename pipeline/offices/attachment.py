"""Which title belongs to which person: titles before and behind a name, stacked, in brackets, shared by a list."""

from __future__ import annotations

import itertools
from bisect import bisect_left

from trichtin.pipeline.offices.titles import Title
from trichtin.pipeline.state import Annotations, PersonMention


def _links(text: str) -> frozenset[tuple[str, ...]]:
    """Links as tuples of tokens, from a text with ``|`` between them."""
    return frozenset(tuple(link.split()) for link in text.split("|"))


# Between two titles of one person, behind the name and before it.
_STACK = _links(
    ", | kiêm | , kiêm | và | , và | rồi | , rồi | rồi là | - | – | / | ; | cùng | kiêm nhiệm | kiêm chức | "
    "đồng thời là | , đồng thời | , đồng thời là | , hiện là | , nay là | , từng là | , sau đó là | ( | ( hiện là "
    "| ( nay là | và là | , và là | cũng là | , cũng là"
)
_STACK_BEFORE = _links(", | kiêm | , kiêm | và | - | – | kiêm nhiệm | là")
# Between a name and the title behind it.
_BEHIND = _links(
    "| , | - | – | — | ( | : | là | , là | hiện là | , hiện là | , hiện | , nay là | nay là | vốn là "
    "| , người giữ chức | kiêm | , tức | với cương vị | , với cương vị | - hiện là | ( hiện là | ( nay là "
    "| , đồng thời là | , đương kim | hiện đang là | hiện đang giữ chức | đang giữ chức | hiện giữ chức "
    "| , hiện giữ chức | , hiện đang là | nguyên là | , nguyên là "
    "| , khi đó là | - khi đó là | ( khi đó là | , lúc đó là | - lúc đó là"
)
_BEHIND_AGE = _BEHIND | {(";",)}
# Between a title and the name behind it.
_BEFORE = _links(
    "| là | : | - | – | ( | , | khi đó là | lúc đó là | hiện nay là | khi đó | lúc bấy giờ là | đương nhiệm "
    "| mãn nhiệm | tiền nhiệm | hiện nay | hiện tại"
)
# Words of such a link that make the office a former one.
_FORMER = frozenset({"nguyên", "tiền", "đó"})
# Where a person lives or comes from, between a name and the title.
_HOME = frozenset({"trú", "ngụ", "quê", "thường", "hộ"})
# Between a title and the colon before a list of those who have it.
_LIST_WORDS = frozenset("gồm bao là có các ông bà đồng chí mới sau đây".split())
_MANY = frozenset("các những hai ba bốn năm sáu đồng".split())
_LONGEST_LINK = 5
_LONGEST_BRACKET = 14
_LONGEST_HOME = 24


class Attachment:
    """Ties titles to the persons of one article.

    Attributes:
        of: the titles of each person (by rank in ``Annotations.persons``), in order of the text.
        used: first tokens of titles that belong to a person.
        before: first tokens of titles that stand before their person.
        end: token behind each person's name and the titles behind it.
    """

    def __init__(self, known: Annotations, titles: list[Title]) -> None:
        self._tokens = known.tokens
        self._persons = known.persons
        self._titles = titles
        self._firsts = [title.head for title in titles]
        self._by_tail = {title.tail: rank for rank, title in enumerate(titles)} | {
            title.last: rank for rank, title in enumerate(titles)
        }
        self._spans = [self._span(person) for person in known.persons]
        self._by_last = {last: rank for rank, (_, _, last) in enumerate(self._spans)}
        self._lasts = [last for _, _, last in self._spans]
        self._candidates = known.candidates
        self._by_lead = {lead: rank for rank, (lead, _, _) in enumerate(self._spans)}
        self.of: list[list[Title]] = [[] for _ in known.persons]
        self.used: set[int] = set()
        self.before: set[int] = set()
        self.end = [last for _, _, last in self._spans]
        self._before: list[bool] = [False] * len(known.persons)
        for rank in range(len(known.persons)):
            self._take_before(rank)
        for rank in range(len(known.persons)):
            self._take_behind(rank)
        for rank in range(len(known.persons)):
            self._inherit(rank)
        self._share(known)
        for titles_of in self.of:
            titles_of.sort(key=lambda title: title.head)
            self._spread_former(titles_of)

    def span(self, rank: int) -> tuple[int, int, int]:
        """First token with the honorific, first token of the name, token behind it."""
        return self._spans[rank]

    def _span(self, person: PersonMention) -> tuple[int, int, int]:
        first, last = self._tokens.first(person.start), self._tokens.first(person.end)
        if last > first + 1 and self._tokens.start[last - 1] >= person.end:
            last -= 1
        lead = self._tokens.first(person.honorific_span[0]) if person.honorific_span else first
        return lead, first, last

    def _words(self, start: int, end: int) -> tuple[str, ...] | None:
        if not 0 <= end - start <= _LONGEST_LINK:
            return None
        words = tuple(self._tokens.folded[start:end])
        return None if any(word[0] == "\n" for word in words) else words

    def _take(self, rank: int, title: Title) -> None:
        if title.head not in self.used:
            self.used.add(title.head)
            self.of[rank].append(title)

    def _title_before(self, at: int, links: frozenset[tuple[str, ...]]) -> int | None:
        """Rank of the title that ends before token ``at`` with one of the links between."""
        for length in range(_LONGEST_LINK):
            rank = self._by_tail.get(at - length)
            if rank is not None and self._words(at - length, at) in links:
                return rank
        return None

    def _take_before(self, rank: int) -> None:
        lead, first, _ = self._spans[rank]
        found = self._title_before(lead, _BEFORE)
        if found is None:
            return
        title = self._titles[found]
        between = self._words(title.tail, lead) if title.tail <= lead else ()
        if between and not self._link_holds(between, title, lead, first):
            return
        chain = [found]
        while (more := self._title_before(self._titles[chain[-1]].head, _STACK_BEFORE)) is not None:
            if self._is_plural(self._titles[more]):
                break  # `Thay mặt các đại biểu Quốc hội, Chủ tịch nước …`
            chain.append(more)
        leftmost = self._titles[chain[-1]]
        if len(chain) > 1 and self._follows_person(leftmost.head):
            chain = chain[:1]
        if between and between[-1] != "nhiệm" and self._follows_person(title.head):
            return
        self._before[rank] = True
        for index in chain:
            self.before.add(self._titles[index].head)
            self._take(rank, self._titles[index])

    def _link_holds(self, between: tuple[str, ...], title: Title, lead: int, first: int) -> bool:
        """A mark between a title and a name needs more: an honorific, for a comma the head of the sentence.

        Between two dashes a title belongs to the person before it.
        """
        if between in ((",",), ("-",), ("–",), ("(",)):
            starts = title.head == 0 or self._tokens.text[title.head - 1][0] in '\n.:;(“"-–'
            apposed = between != (",",) and self._tokens.text[title.head - 1 : title.head] == [*between]
            return lead < first and not apposed and (between != (",",) or starts)
        return True

    def _follows_person(self, at: int) -> bool:
        """Whether a person stands right before a title with a mark, or a bracket and a mark, between."""
        if at >= 2 and self._tokens.text[at - 2] == ")":
            opening = next(
                (
                    index
                    for index in range(at - 3, max(at - _LONGEST_BRACKET, 0), -1)
                    if self._tokens.text[index] == "("
                ),
                None,
            )
            if opening in self._by_last:
                return True
        if at >= 2 and self._tokens.text[at - 1] in ",-–(:" and (at - 1) in self._by_last:
            return True
        return at in self._by_last

    def _take_behind(self, rank: int) -> None:
        _, _, last = self._spans[rank]
        found = None
        for at in dict.fromkeys((self._behind_age(last), self._behind_bracket(last), self._behind_rank(last), last)):
            found = self._title_behind(at, _BEHIND if at == last else _BEHIND_AGE)
            found = self._behind_home(at) if found is None else found
            if found is not None:
                break
        if found is None or self._owner_behind(found) or self._runs_on(at, found):
            return
        chain = [found]
        while True:
            title = self._titles[chain[-1]]
            more = self._title_behind(title.tail, _STACK)
            if more is None or self._owner_behind(more) or self._titles[more].head in self.used:
                break
            if self._words(title.tail, self._titles[more].head) == (";",) and not self._titles[more].status:
                break
            chain.append(more)
        if _FORMER.intersection(self._words(at, self._titles[found].head) or ()):
            self._titles[found].status = "former"
        for index in chain:
            self._take(rank, self._titles[index])
        self.end[rank] = self._titles[chain[-1]].tail

    def _runs_on(self, at: int, found: int) -> bool:
        """A title in small letters right behind a name without a mark is no apposition."""
        title = self._titles[found]
        if title.role.name == "lãnh đạo" and self._tokens.folded[title.last : title.last + 2] == [",", "nhà"]:
            return True  # `…, lãnh đạo Đảng, Nhà nước và nhân dân`
        return title.head == at and not title.status and self._tokens.text[title.first].islower()

    def _behind_bracket(self, at: int) -> int:
        """Behind a bracket that says an age or a place: ``(sinh năm 1970)``."""
        text = self._tokens.text
        if at >= len(text) or text[at] != "(":
            return at
        for end in range(at + 1, min(at + _LONGEST_BRACKET, len(text))):
            if text[end] == ")":
                return end + 1
        return at

    def _behind_rank(self, at: int) -> int:
        """Behind a bracket's or apposition's rank: ``(cấp bậc Thượng tá,``; the mark behind it is left."""
        folded = self._tokens.folded
        if at + 3 >= len(folded) or folded[at] not in (",", "(") or folded[at + 1 : at + 3] != ["cấp", "bậc"]:
            return at
        rank = self._candidates.at("honorifics", at + 3)
        return at if rank is None else rank.last

    def _behind_home(self, at: int) -> int | None:
        """Rank of the title behind a home: ``, trú tại phường …, Phó Cục trưởng …``."""
        folded = self._tokens.folded
        if at + 1 >= len(folded) or folded[at] not in (",", ";", "(") or folded[at + 1] not in _HOME:
            return None
        rank = bisect_left(self._firsts, at)
        if rank == len(self._titles) or self._firsts[rank] - at > _LONGEST_HOME:
            return None
        head = self._firsts[rank]
        between = folded[at + 2 : head]
        closed = any(word in ".;:\n" for word in between[:-1]) or bisect_left(self._lasts, head) != bisect_left(
            self._lasts, at + 1
        )
        return rank if not closed and between[-1:] in ([","], [";"], ["là"]) else None

    def _behind_age(self, at: int) -> int:
        """Behind an age: ``(SN 1973,``, ``, sinh năm 1975``, ``(45 tuổi,``; the mark behind it is left."""
        folded = self._tokens.folded
        if at + 2 >= len(folded) or folded[at] not in (",", "(", "-"):
            return at
        for words in (["sn"], ["sinh", "năm"], ["sinh", "ngày"]):
            if folded[at + 1 : at + 1 + len(words)] == words:
                end = at + 1 + len(words)
                while end < len(folded) and (folded[end][0].isdigit() or folded[end] in "/-"):
                    end += 1
                return end
        return at + 3 if folded[at + 1].isdigit() and folded[at + 2] == "tuổi" else at

    def _title_behind(self, at: int, links: frozenset[tuple[str, ...]]) -> int | None:
        rank = bisect_left(self._firsts, at)
        if rank == len(self._titles):
            return None
        return rank if self._words(at, self._firsts[rank]) in links else None

    def _owner_behind(self, found: int) -> bool:
        """Whether the title stands right before another person's name, whose title it then is."""
        title = self._titles[found]
        return title.head in self.used or title.last in self._by_lead or title.tail in self._by_lead

    def _inherit(self, rank: int) -> None:
        """``Phó Chủ tịch UBND tỉnh Nguyễn Văn A và Trần Văn B``: the second name shares the title of the first."""
        lead, first, _ = self._spans[rank]
        if self.of[rank] or rank == 0 or (lead != first and self._tokens.text[lead][0].isupper()):
            return
        before = rank - 1
        words = self._words(self._spans[before][2], lead)
        shares = self._before[before] and len(self._titles) > 0
        if words in (("và",), (",",), (",", "và"), ("cùng",)) and shares and self.of[before]:
            titles = [title for title in self.of[before] if title.last <= self._spans[before][0]]
            if (titles and self._is_plural(titles[0])) or (words != (",",) and lead == first):
                self.of[rank] = titles
                self._before[rank] = True

    def _share(self, known: Annotations) -> None:
        """``Các Phó Chủ tịch … gồm: ông A, …; bà B, …``: the title at the head is that of all who follow."""
        starts = [person.start for person in self._persons]
        for title in self._titles:
            if title.head in self.used or not self._is_plural(title):
                continue
            words = self._tokens.folded[title.tail : title.tail + 6]
            if ":" not in words or not _LIST_WORDS.issuperset(words[: words.index(":")]):
                continue
            start = self._tokens.start[title.tail]
            end = known.sentences[known.sentence_at(start)][1]
            self.used.add(title.head)
            for rank in range(bisect_left(starts, start), bisect_left(starts, end)):
                self.of[rank].append(title)

    def _spread_former(self, titles: list[Title]) -> None:
        """``nguyên Phó Chủ tịch kiêm Tổng thư ký …``: both are former."""
        for before, title in itertools.pairwise(titles):
            if before.status == "former" and self._words(before.tail, title.head) in (("kiêm",), (",", "kiêm")):
                title.status = "former"

    def _is_plural(self, title: Title) -> bool:
        before = self._tokens.folded[max(title.head - 3, 0) : title.head]
        is_counted = before[-1:] != [] and (before[-1] in _MANY or (before[-1].isdigit() and before[-1] != "1"))
        return is_counted or before == ["các", "đồng", "chí"]
