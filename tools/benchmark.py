"""How fast the pipeline is: beside underthesea on the same articles in the same run, by room, and as texts grow.

    python -m tools.benchmark [ARTICLES.jsonl] [--blocks N] [--block N] [--growth N] [-o build/benchmark.json]

Without a file, the articles are the samples with their paragraphs recombined, the same ones at every run. Each
contender reads each block of articles once, the order swapped from block to block; the ratios are the medians of the
blocks' ratios, so that a machine which slows down for a while spoils no figure. Times are processor time of a process.
"""

from __future__ import annotations

import argparse
import json
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tools.benchmark_growth import length_growth, memory_growth, sentence_growth
from tools.recombining import ROOT, SAMPLES, read_articles, recombined, sampled
from trichtin.pipeline import assembly
from trichtin.pipeline import extractor as house
from trichtin.pipeline.extractor import Extractor

_LENGTH = 3_000
"""Characters of an article made of the samples' paragraphs."""


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def compare(extractor: Extractor, articles: Sequence[str], block: int) -> dict[str, Any]:
    """The whole pipeline, from text to JSON, against underthesea's functions on the same sentences."""
    import underthesea

    sentences = {text: list(_sentences(extractor, text)) for text in articles}
    contenders: dict[str, Callable[[str], object]] = {
        "trichtin": lambda text: extractor.extract(text).to_json(),
        "word_tokenize": lambda text: [underthesea.word_tokenize(sentence) for sentence in sentences[text]],
        "ner": lambda text: [underthesea.ner(sentence) for sentence in sentences[text]],
    }
    for work in contenders.values():
        work(articles[0])  # the models load
    rates: dict[str, list[float]] = {name: [] for name in contenders}
    for rank, first in enumerate(range(0, len(articles), block)):
        texts = articles[first : first + block]
        size = sum(map(len, texts))
        order = list(contenders) if rank % 2 == 0 else list(reversed(contenders))
        for name in order:
            rates[name].append(size / seconds(partial(_each, contenders[name], texts)))
    return {
        "characters": sum(map(len, articles)),
        "articles": len(articles),
        "characters_per_second": {name: round(statistics.median(values)) for name, values in rates.items()},
        "articles_per_second": round(statistics.median(rates["trichtin"]) * len(articles) / sum(map(len, articles)), 1),
        "ratio": {
            name: round(statistics.median(a / b for a, b in zip(rates["trichtin"], rates[name], strict=True)), 1)
            for name in ("ner", "word_tokenize")
        },
        "blocks": {name: [round(value) for value in values] for name, values in rates.items()},
    }


def _each(work: Callable[[str], object], texts: Sequence[str]) -> None:
    for text in texts:
        work(text)


def _sentences(extractor: Extractor, text: str) -> Iterator[str]:
    known = extractor.annotate_raw(text)
    for start, end in known.sentences:
        yield known.text[start:end]


def cold_and_warm(articles: Sequence[str]) -> dict[str, int]:
    """Characters a second of a process that reads the articles for the first time, and again."""
    code = (
        "import json, sys, time; from trichtin import Extractor; e = Extractor(); texts = json.load(sys.stdin)\n"
        "e.extract(texts[0]).to_json(); size = sum(map(len, texts[1:])); rates = []\n"
        "for _ in range(2):\n"
        "    start = time.process_time(); [e.extract(text).to_json() for text in texts[1:]]\n"
        "    rates.append(round(size / (time.process_time() - start)))\n"
        "print(json.dumps(rates))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(list(articles)), stdout=subprocess.PIPE, text=True, check=True
    )
    cold, warm = json.loads(done.stdout)
    return {"cold": cold, "warm": warm}


def by_room(extractor: Extractor, articles: Sequence[str]) -> dict[str, float]:
    """Milliseconds that each room takes for 3,000 characters; words and tags apart, what surrounds the rooms too."""
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            given = work(*arguments, **options)
            spent[name] = spent.get(name, 0.0) + time.process_time() - start
            return given

        return measured

    rooms, assemble = house.ROOMS, assembly.assemble
    house.ROOMS = (
        ("words and tags", timed("words and tags", lambda known: known.words.tag)),
        *((name, timed(name, room)) for name, room in rooms),
    )
    assembly.assemble = timed("record and validation", assemble)
    try:
        total = seconds(lambda: [timed("JSON", extractor.extract(text).to_json)() for text in articles])
    finally:
        house.ROOMS, assembly.assemble = rooms, assemble
    spent["cleaning, tokens, sections, candidates"] = total - sum(spent.values())
    size = sum(map(len, articles))
    return {name: round(value / size * 3e6, 3) for name, value in sorted(spent.items(), key=lambda item: -item[1])}


def start_up() -> dict[str, float]:
    """Wall seconds until ``--help`` is printed, and until the record of one article is."""
    command = [sys.executable, "-m", "trichtin.cli"]
    if (Path(sys.executable).parent / "trichtin").exists():
        command = [str(Path(sys.executable).parent / "trichtin")]
    article = str(SAMPLES / "articles" / "floods.txt")
    return {name: _wall([*command, *rest]) for name, rest in (("help", ["--help"]), ("record", ["extract", article]))}


def _wall(command: list[str], repeats: int = 3) -> float:
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        times.append(time.perf_counter() - start)
    return round(min(times), 2)


def machine() -> dict[str, str]:
    """The machine and the versions that the figures belong to."""
    return {
        "processor": platform.processor() or _processor(),
        "system": platform.platform(),
        "python": platform.python_version(),
        **{package: version(package) for package in ("trichtin", "underthesea", "spacy", "numpy")},
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.split(": ", 1)[1] for line in lines if line.startswith("model name")), platform.machine())


def report(figures: Mapping[str, Any]) -> str:
    """The figures as a table in Markdown."""
    beside, growth = figures["beside underthesea"], figures["growth"]
    rates = beside["characters_per_second"]
    rows = [
        ("characters a second, text to JSON", f"{rates['trichtin']:,}"),
        ("articles a second", f"{beside['articles_per_second']:,}"),
        ("`underthesea.ner()` on the same sentences", f"{rates['ner']:,}"),
        ("times as fast as `ner()`", f"{beside['ratio']['ner']}"),
        ("`underthesea.word_tokenize()` on the same sentences", f"{rates['word_tokenize']:,}"),
        ("times as fast as `word_tokenize()`", f"{beside['ratio']['word_tokenize']}"),
        ("a new process, first and second time", "{cold:,} and {warm:,}".format(**figures["cold and warm"])),
        ("seconds to `--help`, to the first record", "{help} and {record}".format(**figures["start-up"])),
        ("MB at most, of a process that reads articles", f"{figures['peak memory']}"),
        *((f"µs a character, article of {size} characters", f"{cost}") for size, cost in growth["article"].items()),
        *((f"µs a word, sentence of {size} words", f"{cost}") for size, cost in growth["sentence"].items()),
        ("MB after each tenth of {articles} articles".format(**growth["memory"]), f"{growth['memory']['megabytes']}"),
        *((f"ms for 3,000 characters: {room}", f"{cost}") for room, cost in figures["rooms"].items()),
    ]
    width = max(len(name) for name, _ in rows)
    return "\n".join(["| " + "figure".ljust(width) + " | value |", "|" + "-" * (width + 2) + "|---|"]) + "".join(
        f"\n| {name.ljust(width)} | {value} |" for name, value in rows
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the speed and the memory of the pipeline.")
    parser.add_argument("articles", nargs="?", type=Path, help="JSON lines with `text`; else the samples recombined")
    parser.add_argument("--blocks", type=int, default=5, help="blocks of articles (default 5)")
    parser.add_argument("--block", type=int, default=100, help="articles in a block (default 100)")
    parser.add_argument("--growth", type=int, default=2000, help="articles over which memory is watched (default 2000)")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "build" / "benchmark.json")
    options = parser.parse_args()
    wanted = options.blocks * options.block
    known = read_articles(options.articles)
    articles = sampled(known, wanted) if options.articles else list(recombined(known, wanted, _LENGTH))
    figures: dict[str, Any] = {"machine": machine(), "start-up": start_up(), "cold and warm": cold_and_warm(articles)}
    extractor = Extractor()
    _each(lambda text: extractor.extract(text), articles[: options.block])  # warm
    figures["growth"] = {
        "article": length_growth(extractor, list(recombined(known, 500, _LENGTH))),
        "sentence": sentence_growth(extractor, list(recombined(known, 500, _LENGTH))),
        "memory": memory_growth(known, options.growth),
    }
    figures["rooms"] = by_room(extractor, articles[: options.block])
    figures["peak memory"] = figures["growth"]["memory"].pop("peak")
    figures["beside underthesea"] = compare(extractor, articles, options.block)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{json.dumps(figures['machine'], ensure_ascii=False)}\n\n{report(figures)}\n\n{options.output}\n")


if __name__ == "__main__":
    main()
