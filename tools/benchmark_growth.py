"""How time grows with the length of articles and sentences, and memory with the number of articles."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from trichtin.pipeline.extractor import Extractor

_LENGTHS = (1_000, 10_000, 100_000, 1_000_000)
_WORDS = (10, 100, 1_000, 5_000)
_AT_LEAST = 0.3
"""Seconds that a measurement takes at least; shorter work is repeated."""

_WATCH = """
import gc, json, sys
from tools.recombining import recombined
from trichtin import Extractor
from pathlib import Path
(texts, count), extractor, sizes = json.load(sys.stdin), Extractor(), []
def held():
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return round(pages * 4096 / 1e6, 1)
tenth = max(count // 10, 1)
for rank, text in enumerate(recombined(texts, count), start=1):
    extractor.extract(text).to_json()
    if rank % tenth == 0:
        sizes.append(held())
status = Path("/proc/self/status").read_text()
print(json.dumps([sizes, round(int(status.partition("VmHWM:")[2].split()[0]) / 1000, 1)]))
"""


def _cost(extractor: Extractor, text: str) -> float:
    """Processor seconds for a text, of a few repeats the best."""
    best = float("inf")
    begun = time.process_time()
    while time.process_time() - begun < _AT_LEAST:
        start = time.process_time()
        extractor.extract(text).to_json()
        best = min(best, time.process_time() - start)
    return best


def length_growth(extractor: Extractor, articles: Sequence[str]) -> dict[int, float]:
    """Microseconds a character of one text that is read as articles of growing length."""
    whole = "\n\n".join(articles)
    while len(whole) < max(_LENGTHS):
        whole += "\n\n" + whole
    whole = whole[: max(_LENGTHS)]
    costs = {}
    for length in _LENGTHS:
        start = time.process_time()
        for at in range(0, len(whole), length):
            extractor.extract(whole[at : at + length]).to_json()
        costs[length] = round((time.process_time() - start) / len(whole) * 1e6, 2)
    return costs


def sentence_growth(extractor: Extractor, articles: Sequence[str]) -> dict[int, float]:
    """Microseconds a word (piece between blanks) for articles of 5,000 words in sentences of growing length."""
    words = [word.rstrip(".?!:;…") or "và" for text in articles for word in text.split()]
    while len(words) < max(_WORDS):
        words += words
    costs = {}
    for length in _WORDS:
        sentences = [" ".join(words[at : at + length]) + "." for at in range(0, max(_WORDS), length)]
        costs[length] = round(_cost(extractor, "\n".join(sentences)) / max(_WORDS) * 1e6, 2)
    return costs


def memory_growth(articles: Sequence[str], count: int) -> dict[str, Any]:
    """Memory in MB of a process after each tenth of ``count`` articles recombined from others, and its peak (Linux)."""
    if not sys.platform.startswith("linux"):
        return {"articles": count, "megabytes": [], "peak": None}
    told = json.dumps([list(articles), count])
    done = subprocess.run([sys.executable, "-c", _WATCH], input=told, stdout=subprocess.PIPE, text=True, check=True)
    megabytes, peak = json.loads(done.stdout)
    return {"articles": count, "megabytes": megabytes, "peak": peak}
