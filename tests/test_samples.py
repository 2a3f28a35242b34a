"""Every sample gives the record that a person has read and approved.

After a change that is meant, ``make samples`` writes the records anew; read the difference before it is committed.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.samples import SAMPLES, Sample, samples
from trichtin import Extractor
from trichtin.pipeline.reading import RawArticle, read_articles


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def _without_versions(record: dict[str, Any]) -> dict[str, Any]:
    record["diagnostics"]["versions"] = {}
    return record


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.article.name)
def test_sample_gives_its_record(extractor: Extractor, sample: Sample) -> None:
    expected = [_without_versions(json.loads(record.read_text(encoding="utf-8"))) for record in sample.records]
    articles = [article for article in read_articles(sample.article) if isinstance(article, RawArticle)]
    found = [_without_versions(json.loads(extractor.extract(article).to_json())) for article in articles]
    assert found == expected


def test_there_is_no_record_without_its_sample() -> None:
    records = {record for sample in samples() for record in sample.records}
    assert {path for path in (SAMPLES / "records").rglob("*") if path.is_file()} == records
