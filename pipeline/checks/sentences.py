"""The figures of a sentence and the words between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from trichtin.pipeline.checks.intervals import Interval, interval, step
from trichtin.pipeline.state import Annotations, QuantityMention


@dataclass(slots=True, eq=False)
class Stretch:
    """A sentence with figures.

    Attributes:
        sentence: its index.
        figures: the figures in order.
        gaps: folded words before each figure (behind the one before), and behind the last.
        text: the text of the article.
    """

    sentence: int
    text: str
    figures: list[QuantityMention]
    gaps: list[str]

    def interval(self, figure: QuantityMention, *, truncated: bool = False) -> Interval:
        """What a figure may stand for; ``truncated``: it may be cut off instead of rounded."""
        return interval(figure, self.text[figure.start : figure.number_end], truncated=truncated)

    def step(self, figure: QuantityMention) -> Decimal:
        """The last place of a figure as written."""
        return step(figure, self.text[figure.start : figure.number_end])

    def before(self, rank: int) -> str:
        """The words between a figure and the one before it, or the start of the sentence."""
        return self.gaps[rank]

    def behind(self, rank: int) -> str:
        """The words between a figure and the next one, or the end of the sentence."""
        return self.gaps[rank + 1]


def stretches(known: Annotations) -> Iterator[Stretch]:
    """The sentences that hold figures, in order."""
    groups: dict[int, list[QuantityMention]] = {}
    for quantity in sorted(known.quantities, key=lambda item: item.offsets):
        if quantity.bound != "vague":
            groups.setdefault(known.sentence_at(quantity.start), []).append(quantity)
    for sentence, figures in groups.items():
        start, end = known.sentences[sentence]
        edges = [start, *(figure.end for figure in figures)]
        ends = [*(figure.start for figure in figures), end]
        gaps = [known.folded[low:high] for low, high in zip(edges, ends, strict=True)]
        yield Stretch(sentence, known.text, figures, gaps)
