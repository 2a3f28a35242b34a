"""Records as tables: one row an achievement, quantity, location, office, event or article.

``TABLES`` names the tables; ``rows`` makes the rows of a record; ``write`` puts them into a file whose ending says the
format, ``render`` shows them on a terminal. The columns are data, so that whoever queries records uses the same ones.
"""

from trichtin.pipeline.tables.columns import Cell, Column, Row, Table
from trichtin.pipeline.tables.tables import TABLES, rows
from trichtin.pipeline.tables.terminal import render
from trichtin.pipeline.tables.writers import FORMATS, write

__all__ = ["FORMATS", "TABLES", "Cell", "Column", "Row", "Table", "render", "rows", "write"]
