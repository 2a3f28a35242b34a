"""underthesea's public functions with exact character offsets: slow, for models whose files the decoder cannot read.

The tokens of a sentence joined equal the sentence without blanks, so a running cursor finds each one's place. A
rewritten token (old tone placement, typing slips) may differ in its letters, so the places come from the tokens as
written and only the tags from the tagger.
"""

from __future__ import annotations

from typing import Any

from trichtin.pipeline.segmentation.layer import Entity, Layer, join_entities


class PublicFunctions:
    """Words with tags, and entities, as ``underthesea.pos_tag`` and ``underthesea.ner`` give them."""

    def __init__(self) -> None:
        import underthesea  # slow to import: only where it is needed
        from underthesea.corpus import DictionaryLoader
        from underthesea.pipeline.word_tokenize import tokenize

        self._underthesea: Any = underthesea
        self._tokenize: Any = tokenize
        self._listed = frozenset(word.lower() for word in DictionaryLoader("Viet74K.txt").words)

    def layer(self, text: str, sentences: list[tuple[int, int]]) -> Layer:
        """The words of a text with their tags.

        Args:
            text: the text.
            sentences: (start, end) of each sentence, in characters.
        """
        layer = Layer()
        for first, last in sentences:
            sentence = text[first:last]
            if sentence.strip():
                self._add(layer, sentence, first)
            layer.last.append(len(layer.word))
        layer.source = [text[first:last] for first, last in sentences]
        return layer

    def entities(self, layer: Layer) -> list[list[Entity]]:
        """The entities of each sentence."""
        found: list[list[Entity]] = []
        first = 0
        for sentence, last in zip(layer.source, layer.last, strict=True):
            rows = self._underthesea.ner(sentence) if first < last else []
            found.append(join_entities([row[3] for row in rows], layer.start[first:last], layer.end[first:last]))
            first = last
        return found

    def knows(self, word: str) -> bool:
        """Whether a word, in lower case, stands in underthesea's list of words."""
        return word in self._listed

    def _add(self, layer: Layer, sentence: str, offset: int) -> None:
        tokens = self._tokenize(sentence, use_token_normalize=False)
        places = []
        at = 0
        for token in tokens:
            while sentence[at].isspace():
                at += 1
            places.append((offset + at, offset + at + len(token)))
            at += len(token)
        rank = 0
        for word, tag in self._underthesea.pos_tag(sentence):
            length = word.count(" ") + 1
            layer.start.append(places[rank][0])
            layer.end.append(places[rank + length - 1][1])
            layer.word.append(word)
            layer.tag.append(tag)
            rank += length


def words_of(sentence: str) -> list[str]:
    """The words of a sentence as ``underthesea.word_tokenize`` gives them: tokens joined by blanks."""
    import underthesea

    words: list[str] = underthesea.word_tokenize(sentence)
    return words
