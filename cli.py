"""The commands: parse arguments, call, print; no logic."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

# Whatever loads a model, spaCy or pydantic is imported inside the commands, so that `--help` answers at once.

_HELP = """Vietnamese news articles to validated records: figures, places and officials, each grounded in the text."""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="trichtin", prog_name="trichtin", message="%(prog)s %(version)s")
def commands() -> None:
    """The commands under one name."""


@commands.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write one file an article into this folder instead of standard output.",
)
@click.option(
    "--published",
    metavar="DATE",
    help="Date of publication (2024-11-14), which goes before any that the articles state.",
)
@click.option("--outlet", metavar="NAME", help="Name of the outlet, which goes before any that the articles state.")
@click.option("--pretty", is_flag=True, help="Indent the records; several on standard output stay one a line.")
@click.option(
    "--max-characters",
    type=click.IntRange(min=1),
    metavar="N",
    help="Refuse articles that are longer.  [default: 2000000]",
)
@click.pass_context
def extract(
    context: click.Context,
    paths: tuple[Path, ...],
    output: Path | None,
    published: str | None,
    outlet: str | None,
    pretty: bool,
    max_characters: int | None,
) -> None:
    """Make the records of articles.

    PATH is a file (docs/reading.md has the formats), a folder, which is walked, or - for standard input. One record is
    printed as JSON, several as JSON lines. Errors go to standard error; the other articles are not touched by them.

    Exit status: 0 all went well, 1 some input gave no record, 2 wrong usage.
    """
    from trichtin.pipeline.batch import Options, run

    options = Options(
        output=output,
        published=_published(published),
        outlet=outlet,
        pretty=pretty,
        max_characters=max_characters,
    )
    context.exit(run(list(paths), options))


@commands.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write this file (.csv, .xlsx, .parquet) instead of a table for reading on standard output.",
)
@click.option(
    "--what",
    type=click.Choice(["achievements", "quantities", "locations", "officials", "events", "articles"]),
    default="achievements",
    show_default=True,
    help="What has a row of its own.",
)
@click.pass_context
def table(context: click.Context, paths: tuple[Path, ...], output: Path | None, what: str) -> None:
    """Make a table of records, or straight of articles.

    PATH is a file of records (one, or one a line), a file of articles, or a folder of either.

    Exit status: 0 all went well, 1 some input gave no record, 2 wrong usage.
    """
    from trichtin.pipeline.tables import FORMATS, TABLES
    from trichtin.pipeline.tables.command import run

    if output is not None and output.suffix.lower() not in FORMATS:
        raise click.BadParameter(f"{output.name} ends in none of {', '.join(FORMATS)}", param_hint="--output")
    context.exit(run(list(paths), TABLES[what], output))


@commands.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    help="The folder of the dataset, which is made where there is none.",
)
@click.option(
    "--format",
    type=click.Choice(["jsonl.zst", "parquet"]),
    default="jsonl.zst",
    show_default=True,
    help="How records are written.",
)
@click.option("--glob", metavar="PATTERN", help="Of folders, take only files whose name or path in it fits.")
@click.option(
    "--part-size", type=click.IntRange(1), metavar="N", default=250, show_default=True, help="Articles a part."
)
@click.option("--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="What does it.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes at a time.  [default: all cores]")
@click.option("--address", metavar="ADDRESS", help="The Ray cluster; without it one is started on this machine.")
@click.option("--published", metavar="DATE", help="Date of publication of all articles.")
@click.option("--outlet", metavar="NAME", help="Name of the outlet of all articles.")
@click.option(
    "--max-characters",
    type=click.IntRange(min=1),
    metavar="N",
    help="Refuse articles that are longer.  [default: 2000000]",
)
@click.option("--force", is_flag=True, help="Do all again, whatever is there.")
@click.option("--quiet", is_flag=True, help="Tell errors of the run only.")
@click.pass_context
def batch(
    context: click.Context,
    sources: tuple[Path, ...],
    output: Path,
    format: Literal["jsonl.zst", "parquet"],
    glob: str | None,
    part_size: int,
    engine: str,
    workers: int | None,
    address: str | None,
    published: str | None,
    outlet: str | None,
    max_characters: int | None,
    force: bool,
    quiet: bool,
) -> None:
    """Make a dataset of many articles, or bring it up to date.

    SOURCE is a folder, which is walked, a file of any format, or - for a list of paths on standard input. A run does
    what is new or changed since the last one, and goes on where one was stopped or killed. Articles that give no record
    stand in OUT/errors.jsonl.

    Exit status: 0 all went well, 1 some article gave no record or OUT cannot be written, 2 wrong usage, 130 stopped by
    Ctrl-C, 143 by SIGTERM.
    """
    from trichtin.pipeline.dataset.command import batch as run
    from trichtin.pipeline.dataset.options import Content

    content = Content(
        format=format,
        part_size=part_size,
        published=_published(published),
        outlet=outlet,
        max_characters=max_characters,
    )
    options = {"engine": engine, "workers": workers, "address": address, "glob": glob, "force": force, "quiet": quiet}
    context.exit(run(list(sources), output, content, **options))  # type: ignore[arg-type]


@commands.command()
@click.argument("dataset", metavar="OUT", type=click.Path(path_type=Path))
@click.argument("sql", metavar="SQL")
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "jsonl"]),
    help="How rows are printed.  [default: table on a terminal, csv elsewhere]",
)
@click.pass_context
def query(context: click.Context, dataset: Path, sql: str, format: str | None) -> None:
    """Ask a dataset that `trichtin batch` wrote, in SQL (DuckDB).

    The views achievements, quantities, locations, officials, events and articles have the columns of `trichtin table`;
    articles has also the number of copies of an article in the dataset.

    Exit status: 0 all went well, 1 the query or the dataset is at fault, 2 wrong usage.
    """
    from trichtin.pipeline.dataset.query import run

    context.exit(run(dataset, sql, format))


@commands.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of the record."""
    from trichtin.schemas.json_schema import schema_text

    click.echo(schema_text(), nl=False)


def _published(stated: str | None) -> str | None:
    """The date of publication that an option states, in ISO form."""
    from trichtin.pipeline.reading.published import parse_published

    if stated is None:
        return None
    parsed = parse_published(stated)
    if parsed is None:
        raise click.BadParameter(f"{stated!r} is no date such as 2024-11-14", param_hint="--published")
    return parsed


def main() -> None:
    """The entry point of the command ``trichtin``."""
    try:
        commands(prog_name="trichtin", standalone_mode=True)
    except BrokenPipeError:  # pragma: no cover - click handles it where it can
        sys.exit(1)


if __name__ == "__main__":
    main()
