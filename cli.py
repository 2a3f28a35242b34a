"""The commands: parse arguments, call, print; no logic."""

from __future__ import annotations

import sys
from pathlib import Path

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
    from trichtin.pipeline.reading.published import parse_published

    if published is not None:
        stated, published = published, parse_published(published)
        if published is None:
            raise click.BadParameter(f"{stated!r} is no date such as 2024-11-14", param_hint="--published")
    options = Options(output=output, published=published, outlet=outlet, pretty=pretty, max_characters=max_characters)
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
def schema() -> None:
    """Print the JSON Schema (2020-12) of the record."""
    from trichtin.schemas.json_schema import schema_text

    click.echo(schema_text(), nl=False)


def main() -> None:
    """The entry point of the command ``trichtin``."""
    try:
        commands(prog_name="trichtin", standalone_mode=True)
    except BrokenPipeError:  # pragma: no cover - click handles it where it can
        sys.exit(1)


if __name__ == "__main__":
    main()
