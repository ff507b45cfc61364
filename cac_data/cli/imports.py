"""The command ``import``: bulk files of others into a vintage of this machine."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cac_data.cli.old_output import note

if TYPE_CHECKING:
    from cac_data.fetch.bulk import Bulk, Progress

__all__ = ["imports"]

since_option = click.option(
    "--since",
    type=int,
    metavar="YEAR",
    help="First year to keep. Default: all that the file has.",
)
file_type = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("import")
def imports() -> None:
    """Bring trade by product from a bulk file, as a vintage.

    Kept are the rows of the five countries with China and with the world, and what the
    world exports of each product. Needs the extra: pip install 'cac-data[bulk]'.
    """


@imports.command()
@click.argument("file", type=file_type)
@since_option
def baci(file: Path, since: int | None) -> None:
    """Import FILE, an archive of CEPII's BACI such as BACI_HS92_V202501.zip.

    A second import of the same revision of the Harmonized System takes the place of the
    first; two revisions lie side by side.
    """
    from cac_data.fetch.bulk_baci import read_baci

    with _shown() as progress:
        found = read_baci(file, since=since, progress=progress)
    _store(found)


@imports.command()
@click.argument("files", type=file_type, nargs=-1, required=True, metavar="FILE...")
@since_option
def comtrade(files: tuple[Path, ...], since: int | None) -> None:
    """Import bulk downloads of UN Comtrade: .csv, .txt.gz or .parquet as they come.

    Name all files at once: a second import takes the place of the first. Revealed
    comparative advantage needs the exports of at least a hundred reporters.
    """
    from cac_data.fetch.bulk_comtrade import read_comtrade

    with _shown() as progress:
        found = read_comtrade(files, since=since, progress=progress)
    _store(found)


@contextlib.contextmanager
def _shown() -> Iterator[Progress | None]:
    """Show a bar to whoever watches a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, label="reading", file=sys.stderr) as bar:

        def tell(what: str, done: int, total: int) -> None:
            bar.label, bar.length = what, total
            bar.update(done - bar.pos)

        yield tell


def _store(found: Bulk) -> None:
    from cac_data.fetch.store import store
    from cac_data.vintage import ids

    for text in found.notes:
        note(text)
    before = set(ids())
    name = store(
        found.frames,
        sources=found.sources,
        raw=found.raw,
        service=found.service,
        on=datetime.now(UTC),
    )
    if name in before:
        click.echo(f"unchanged: vintage {name} holds these rows already")
        return
    trade = found.frames["product_trade"]
    told = ", ".join(
        f"{len(frame):,} rows of {table}" for table, frame in found.frames.items()
    )
    revisions = ", ".join(sorted(set(trade["classification"])))
    years = f"{min(trade['period'])} to {max(trade['period'])}"
    click.echo(f"stored vintage {name}: {told} ({revisions}, {years})")
