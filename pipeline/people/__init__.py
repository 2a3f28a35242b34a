"""Names of persons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trichtin.pipeline.lexicons.offices import honorifics, roles
from trichtin.pipeline.lexicons.surnames import surnames_of_persons
from trichtin.pipeline.people.lexicon import countries, provinces
from trichtin.pipeline.people.names import find_names
from trichtin.pipeline.people.repeats import find_repeats
from trichtin.pipeline.state import Annotations


def lexicons() -> dict[str, Mapping[str, Any]]:
    """The surfaces that this room looks for, by lexicon."""
    return {
        "honorifics": honorifics(),
        "roles": roles(),
        "surnames": surnames_of_persons(),
        "countries": countries(),
        "provinces": provinces(),
    }


def annotate(annotations: Annotations) -> None:
    """Propose the persons of the article, officials or not."""
    found = find_names(annotations)
    found += find_repeats(annotations, found)
    annotations.persons.extend(sorted(found, key=lambda person: person.offsets))
