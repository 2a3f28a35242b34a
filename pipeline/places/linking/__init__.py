"""Ties the mentions of an article to the units of their day, all of them decided together.

``clusters`` puts together the mentions that name one place, ``period`` decides on which day the units are looked up,
``resolving`` chooses units by what the article says of them, ``entities`` makes places of the outcome.
"""

from __future__ import annotations

from trichtin.pipeline.places.gazetteer import gazetteer
from trichtin.pipeline.places.linking.clusters import make_clusters
from trichtin.pipeline.places.linking.entities import make_places
from trichtin.pipeline.places.linking.period import decide_day
from trichtin.pipeline.places.linking.resolving import Resolver
from trichtin.pipeline.state import Annotations


def link(annotations: Annotations) -> None:
    """Tie the place mentions to units and make distinct places of them."""
    table = gazetteer()
    day = annotations.published or decide_day(annotations, table)
    clusters = make_clusters(annotations, table, day)
    Resolver(annotations, table, day).resolve(clusters)
    annotations.places.extend(make_places(annotations, clusters, day))
