"""How fast `trichtin batch` is on one worker and on two, and whether all ways to make a dataset give the same bytes.

    python -m tools.benchmark_batch [ARTICLES.jsonl] [--files N] [--runs N] [--same] [--ray] [--kills N]

Without a file, the articles are the samples with their paragraphs recombined. With ``--files`` the paragraphs of the
articles are recombined into a folder of so many text files; without it the file itself is the source. The runs
alternate, one worker and two, and the throughput is the median of the pairs' ratios. With ``--same`` the dataset is
made with three workers too, with ``--ray`` by Ray, with ``--kills`` by runs that are killed so often at random moments,
and all files of all datasets are compared.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.recombining import read_articles, recombined

_COMMAND = [sys.executable, "-m", "trichtin.cli", "batch", "--quiet"]
_LEFT_OUT = "work"
"""The folder of a dataset that is empty when a run has ended."""
_SEED = 20240917


def write_files(texts: Iterable[str], folder: Path) -> None:
    """Write texts as files, a thousand a folder."""
    for rank, text in enumerate(texts):
        path = folder / f"{rank // 1000:03}" / f"{rank:06}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def make(source: Path, output: Path, *options: str) -> float:
    """Make a dataset; wall seconds. Some articles may give no record."""
    start = time.perf_counter()
    status = subprocess.run([*_COMMAND, str(source), "-o", str(output), *options], check=False).returncode
    if status > 1:
        raise SystemExit(f"trichtin batch ended with {status}")
    return time.perf_counter() - start


def make_killed(source: Path, output: Path, kills: int, within: float) -> int:
    """Make a dataset by runs of which some are killed, with their workers, at random moments of ``within`` seconds."""
    moments = random.Random(_SEED)
    done = 0
    for _ in range(kills):
        run = subprocess.Popen([*_COMMAND, str(source), "-o", str(output)], start_new_session=True)
        try:
            run.wait(moments.uniform(0.2, within))
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            done += 1
            run.wait()
    make(source, output)
    return done


def hashes(dataset: Path) -> dict[str, str]:
    """The hash of every file of a dataset."""
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(dataset.rglob("*"))
        if path.is_file() and not (name := path.relative_to(dataset).as_posix()).startswith(f"{_LEFT_OUT}/")
    }


def other_ways(options: argparse.Namespace, source: Path, folder: Path, seconds: float) -> Iterator[tuple[str, Path]]:
    """Make the dataset in the other ways that were asked for."""
    if options.same:
        make(source, folder / "three", "--workers", "3")
        yield "3 workers", folder / "three"
    if options.ray:
        make(source, folder / "ray", "--engine", "ray")
        yield "Ray", folder / "ray"
    if options.kills:
        done = make_killed(source, folder / "killed", options.kills, seconds / options.kills)
        yield f"killed {done} times", folder / "killed"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure `trichtin batch`.")
    parser.add_argument("articles", nargs="?", type=Path, help="JSON lines with `text`; else the samples recombined")
    parser.add_argument("--files", type=int, default=0, help="recombine the paragraphs into a folder of so many files")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs (default 5)")
    parser.add_argument("--same", action="store_true", help="compare with three workers")
    parser.add_argument("--ray", action="store_true", help="compare with Ray")
    parser.add_argument("--kills", type=int, default=0, help="compare with runs that are killed so often")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = read_articles(options.articles)
        articles = texts if options.articles else list(recombined(texts, 500, 3_000))
        source = folder / "articles.jsonl"
        if options.files:
            source = folder / "articles"
            source.mkdir()
            write_files(recombined(articles, options.files), source)
        else:
            source.write_text("".join(json.dumps({"text": text}) + "\n" for text in articles), encoding="utf-8")
        count = options.files or len(articles)
        ratios, one, two = [], 0.0, 0.0
        for rank in range(options.runs):
            spent = {}
            for workers in (1, 2) if rank % 2 == 0 else (2, 1):
                output = folder / f"{workers}-{rank}"
                spent[workers] = make(source, output, "--workers", str(workers))
            one, two = spent[1], spent[2]
            ratios.append(one / two)
            print(f"{count} articles: {one:.1f} s on one worker, {two:.1f} s on two: {one / two:.2f}", flush=True)
        print(f"median {statistics.median(ratios):.2f}")
        known = hashes(folder / "1-0")
        print(f"1 worker: {len(known)} files, {sum(1 for name in known if name.startswith('records/'))} parts")
        ways = [("2 workers", folder / "2-0"), *other_ways(options, source, folder, two)]
        for way, dataset in ways:
            other = hashes(dataset)
            differ = sorted(name for name in known.keys() | other.keys() if known.get(name) != other.get(name))
            print(f"{way}: {'the same' if not differ else f'{len(differ)} files differ: {differ[:5]}'}")


if __name__ == "__main__":
    main()
