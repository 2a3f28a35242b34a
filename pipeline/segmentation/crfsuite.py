"""Reader of CRFsuite model files: the weights of a linear-chain conditional random field.

The layout is that of CRFsuite 0.12 (``lCRF``, ``FOMC`` version 100, little-endian), by Naoaki Okazaki:
a header, labels and attributes as constant quark databases (``CQDB``), features as (type, source, target, weight).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_HEADER = struct.Struct("<4sI4sI8I")
_QUARKS = struct.Struct("<4s5I")
_FEATURES = struct.Struct("<4sII")
_FEATURE = np.dtype([("type", "<u4"), ("source", "<u4"), ("target", "<u4"), ("weight", "<f8")])
_VERSION = 100
_STATE, _TRANSITION = 0, 1

Floats = NDArray[np.float64]


class UnknownModel(ValueError):
    """A model file is not of the form that this reader knows."""


@dataclass(frozen=True, slots=True)
class CrfModel:
    """The weights of a model.

    Attributes:
        labels: the labels, in the order of their numbers.
        attributes: for each template (``T[0].lower``) the row of ``state`` of each value.
        state: weight of each attribute for each label.
        transition: weight of each label (row) before each label (column).
    """

    labels: list[str]
    attributes: dict[str, dict[str, int]]
    state: Floats
    transition: Floats


def read_model(path: Path) -> CrfModel:
    """Read a model file.

    Raises:
        UnknownModel: where the file is missing, cut short, or of another form.
    """
    try:
        return _read(path.read_bytes())
    except (OSError, struct.error, UnicodeDecodeError, IndexError, ValueError) as error:
        raise UnknownModel(f"{path.name}: {error}") from error


def _read(data: bytes) -> CrfModel:
    magic, size, kind, version, *numbers = _HEADER.unpack_from(data)
    if (magic, kind, version) != (b"lCRF", b"FOMC", _VERSION) or size != len(data):
        raise ValueError("not a CRFsuite model of a known version")
    _, label_count, attribute_count, features_at, labels_at, attributes_at, _, _ = numbers
    labels = _quarks(data, labels_at)
    attributes = _quarks(data, attributes_at)
    if len(labels) != label_count or len(attributes) != attribute_count:
        raise ValueError("labels or attributes are missing")
    magic, _, count = _FEATURES.unpack_from(data, features_at)
    if magic != b"FEAT":
        raise ValueError("no features")
    features = np.frombuffer(data, _FEATURE, count, features_at + _FEATURES.size)
    state = np.zeros((len(attributes), len(labels)))
    transition = np.zeros((len(labels), len(labels)))
    for table, wanted in ((state, _STATE), (transition, _TRANSITION)):
        chosen = features[features["type"] == wanted]
        table[chosen["source"], chosen["target"]] = chosen["weight"]
    by_template: dict[str, dict[str, int]] = {}
    for row, attribute in enumerate(attributes):
        template, _, value = attribute.partition("=")
        by_template.setdefault(template, {})[value] = row
    return CrfModel(labels, by_template, state, transition)


def _quarks(data: bytes, at: int) -> list[str]:
    """The strings of a quark database in the order of their numbers."""
    magic, _, _, _, count, backward = _QUARKS.unpack_from(data, at)
    if magic != b"CQDB":
        raise ValueError("no quark database")
    strings = []
    for offset in np.frombuffer(data, "<u4", count, at + backward).tolist():
        start = at + offset + 8
        (length,) = struct.unpack_from("<I", data, start - 4)
        strings.append(data[start : start + length - 1].decode())
    return strings
