"""The JSON Schema of the record, as the file ``record.schema.json`` beside this module holds it."""

from __future__ import annotations

import json
from typing import Any

from trichtin.schemas.record import SCHEMA_VERSION, ArticleRecord


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a record as it is written."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:trichtin:record:{SCHEMA_VERSION}",
        **ArticleRecord.model_json_schema(by_alias=True, mode="serialization"),
    }


def schema_text() -> str:
    """The JSON Schema as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
