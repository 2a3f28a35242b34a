"""On which day the units of an article without a date of publication are looked up."""

from __future__ import annotations

from collections import Counter
from datetime import date

from trichtin.pipeline.places.gazetteer import LAST_DAY_BEFORE_REFORM, REFORM, Gazetteer, Unit, name_key
from trichtin.pipeline.places.linking.clusters import UNIT_LEVELS, is_said_former, level_of
from trichtin.pipeline.state import Annotations, PlaceMention

_SINCE = (
    "chính quyền địa phương 2 cấp",
    "chính quyền địa phương hai cấp",
    "hành chính công xã",
    "hành chính công phường",
    "hành chính công cấp xã",
    "34 tỉnh, thành",
)
_BEFORE = tuple(
    "ubnd huyện;hđnd huyện;ủy ban nhân dân huyện;hội đồng nhân dân huyện;địa bàn huyện;lãnh đạo huyện;trong huyện;"
    "ubnd quận;địa bàn quận;huyện ủy;quận ủy;thị ủy".split(";")
)
"""Words of one system that stand without the name of a unit."""


def decide_day(annotations: Annotations, table: Gazetteer) -> date | None:
    """The last day before the reform, or its first day, as the text shows; None where nothing shows it.

    Districts and units that only the old system has point before the reform, units that only the new one has point
    after it; where both are named, before it. But a province that was is still spoken of: it gives way to a full date
    after the reform and to two units of the new system. Words of one system decide where no unit does.
    """
    mentions = _unit_mentions(annotations)
    if not mentions:
        return None
    signs = Counter(_sign_at(mention, annotations, table) for mention in mentions)
    dated = any(item.kind == "date" and item.first is not None and item.first >= REFORM for item in annotations.dates)
    if signs["district"] or signs["before"]:
        return _last_day(mentions, annotations, table)
    if dated or signs["since"] > 1:
        return REFORM
    if signs["province"]:
        return _last_day(mentions, annotations, table)
    if signs["since"]:
        return REFORM
    return _day_of_words(annotations.folded)


def _last_day(mentions: list[PlaceMention], annotations: Annotations, table: Gazetteer) -> date:
    """The last day before the reform on which every unit named stood: ``Thừa Thiên Huế`` had its name until 2024.

    A unit that was gone on a full date of the text is named in retrospect.
    """
    latest = max((item.first for item in annotations.dates if item.kind == "date" and item.first), default=date.min)
    ends = (_end_of(mention, table) for mention in mentions if not is_said_former(annotations, mention))
    return min((end for end in ends if end is not None and end >= latest), default=LAST_DAY_BEFORE_REFORM)


def _end_of(mention: PlaceMention, table: Gazetteer) -> date | None:
    """The day on which a province of the old system went under another name, if none of that name stood later."""
    units = [unit for unit in table.named(mention.name) if unit.level == "province"]
    if level_of(mention) not in (None, "province") or not units:
        return None
    ends = [unit.valid_to or date.max for unit in units]
    return max(ends) if max(ends) < LAST_DAY_BEFORE_REFORM else None


def _day_of_words(folded: str) -> date | None:
    since, before = (any(words in folded for words in listed) for listed in (_SINCE, _BEFORE))
    if since == before:
        return None
    return REFORM if since else LAST_DAY_BEFORE_REFORM


def _unit_mentions(annotations: Annotations) -> list[PlaceMention]:
    """The first mention of each unit by its form; a bare name inside that of an organisation may outlive its unit."""
    holders = {index for item in annotations.organization_mentions for index in range(item.start, item.end)}
    found = {
        (name_key(mention.name), mention.type, mention.level): mention
        for mention in reversed(annotations.place_mentions)
        if mention.country == "VN"
        and (mention.level is None or mention.level in UNIT_LEVELS)
        and (mention.type is not None or mention.start not in holders)
    }
    return list(found.values())


def _sign_at(mention: PlaceMention, annotations: Annotations, table: Gazetteer) -> str | None:
    """What a mention shows: ``district``, ``before``, ``province`` of before, ``since``, or None."""
    sign = _sign(mention, table)
    if sign in ("district", "before", "province") and is_said_former(annotations, mention):
        # `huyện Lộc Bình (cũ)` is written since the reform; `tỉnh Hà Tây (nay thuộc Hà Nội)` may be older.
        ended = {unit.valid_to for unit in table.named(mention.name, level_of(mention))}
        return "since" if LAST_DAY_BEFORE_REFORM in ended else None
    return sign


def _sign(mention: PlaceMention, table: Gazetteer) -> str | None:
    level = level_of(mention)
    if level == "district" or mention.type == "thị trấn":
        return "district"
    units = [unit for unit in table.named(mention.name) if level is None or unit.level == level]
    if mention.type is not None:
        units = [unit for unit in units if any(kind == mention.type for _, kind in unit.types)]
    elif level is None and any(unit.level == "province" for unit in units):
        units = [unit for unit in units if unit.level == "province"]
    if mention.within is not None and mention.within.country == "VN":
        units = _inside(units, table.named(mention.within.name)) or units
    systems = {unit.valid_to is None for unit in units}
    if systems == {True}:
        return "since"
    if systems != {False}:
        return None
    return "province" if {unit.level for unit in units} == {"province"} else "before"


def _inside(units: list[Unit], holders: list[Unit]) -> list[Unit]:
    wanted = {id(holder) for holder in holders}
    return [
        unit
        for unit in units
        if unit.parent is not None and (id(unit.parent) in wanted or id(unit.parent.parent) in wanted)
    ]
