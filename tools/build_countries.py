"""Writes ``pipeline/places/countries.tsv``: the Vietnamese names of countries from Unicode's CLDR, by Babel.

Babel (BSD-3) is needed to build only. What the press writes beside CLDR's names stands in ``press_countries.tsv``,
which is edited by hand and goes before this table.

    python -m venv build/countries
    build/countries/bin/pip install babel==2.18.0
    build/countries/bin/python tools/build_countries.py
"""

from __future__ import annotations

import re
from pathlib import Path

OUT = Path(__file__).resolve().parent.parent / "pipeline" / "places" / "countries.tsv"
# Groups of countries, territories without people and CLDR's own codes; names that are no names in running text.
LEFT_OUT = frozenset("AC AQ BQ CP DG EA EU EZ HK IC IO MO QO TA UM UN XA XB ZZ".split())
HEAD = f"""# Vietnamese names of countries from Unicode CLDR {{version}} (Unicode License).
# Written by tools/build_countries.py: change nothing here by hand.
# Left out: {" ".join(sorted(LEFT_OUT))}.
code\tname\tsurfaces
"""


def main() -> None:
    """Write the table."""
    from babel import Locale
    from babel.core import get_global

    rows = []
    for code, name in sorted(Locale("vi").territories.items()):
        if re.fullmatch("[A-Z]{2}", code) and code not in LEFT_OUT:
            first, _, second = name.partition(" (")
            rows.append(f"{code}\t{first}\t{second.rstrip(')')}".rstrip())
    OUT.write_text(
        HEAD.format(version=get_global("cldr")["version"]) + "".join(f"{row}\n" for row in rows), encoding="utf-8"
    )
    print(f"{len(rows)} countries")


if __name__ == "__main__":
    main()
