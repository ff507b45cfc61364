"""CEPII's BACI: trade of all countries by product, one archive for each revision.

An archive ``BACI_HS92_V202501.zip`` holds a file for each year (``t`` year, ``i``
exporter, ``j`` importer, ``k`` product, ``v`` thousand US dollars, ``q`` tonnes or
``NA``), the names of countries and products, and a readme. Both sides' reports are
reconciled in it; values are without freight and insurance. Only what is above zero is
listed, so a product that is not there was not traded.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cac_data import codes
from cac_data.fetch import bulk_zip
from cac_data.fetch.bulk import (
    CODES,
    COUNTRIES,
    REVISIONS,
    Bulk,
    BulkError,
    Progress,
    check_since,
    columns_of,
    csv_of,
    database,
    executed,
    explained,
    frame_of_columns,
    need_extra,
    workplace,
)
from cac_data.fetch.bulk_streams import Packed, streamed, unpacked_ahead
from cac_data.fetch.rows import source_records
from cac_data.fetch.store import RawAnswer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["read_baci"]

PAGE = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37"

_COLUMNS: Mapping[str, str] = {
    "t": "USMALLINT",
    "i": "USMALLINT",
    "j": "USMALLINT",
    "k": "INTEGER",  # with or without the zero that codes of agriculture begin with
    "v": "DOUBLE",
    "q": "VARCHAR",
}
_YEAR = re.compile(r"BACI_(HS\d\d)_Y(\d{4})_V(\d{6}[a-z]?)\.csv")
_LIST = re.compile(r"(country|product)_codes_(?:(HS\d\d)_)?V(\d{6}[a-z]?)\.csv")
_LONGEST_LIST = 50_000_000
# No flow of a year is worth or weighs more: a third of all trade of the world, and six
# times its weight. In dollars and kilograms any sum of such fits an integer.
_MOST_VALUE = 1e10
_MOST_QUANTITY = 1e11


def read_baci(
    path: Path, *, since: int | None = None, progress: Progress | None = None
) -> Bulk:
    """Read trade by product from an archive of CEPII's BACI.

    Kept are the flows between each Central Asian country and China, the totals of these
    six over all partners, and the exports of the world, each by product and year. A
    flow of one of the six that stands twice is noticed; of two others it is not.

    Parameters
    ----------
    path
        ``BACI_HSxx_Vyyyymm.zip``, as it was downloaded.
    since
        First year; by default all that are in the archive.
    progress
        Told how far the reading is.

    Returns
    -------
    Bulk
        Rows of ``product_trade`` and ``products`` and the record of their source.
        Values are exact to the dollar and quantities to the kilogram, in whatever order
        the rows were read.

    Raises
    ------
    ValueError
        If the archive is not what CEPII publishes: names file, member and field. If
        DuckDB is not installed, or another import is at work.
    OSError
        If the file cannot be read, or the disk of the vintages cannot be written.
    """
    need_extra()
    first = check_since(since)
    with bulk_zip.opened(path) as archive:
        found = _Archive.of(archive, path)
        found.check_countries()
        names = found.product_names()
        years = found.years_since(first)
        with workplace() as folder, database(folder) as connection:
            connection.execute(_SUMS)
            _Reading(found, connection, folder, progress).add_all(years)
            trade = _trade(connection, found)
    return Bulk(
        frames={"product_trade": trade, "products": _products(names, found)},
        sources=_source(found),
        raw=(found.remembered(list(years)),),
        service=f"baci{found.revision.lower()}",
    )


@dataclass
class _Archive:
    """What an archive holds, by the names of its members."""

    archive: zipfile.ZipFile
    path: Path
    revision: str
    release: str
    years: dict[int, zipfile.ZipInfo]
    lists: dict[str, zipfile.ZipInfo]

    @classmethod
    def of(cls, archive: zipfile.ZipFile, path: Path) -> _Archive:
        years: dict[tuple[str, int, str], zipfile.ZipInfo] = {}
        lists: list[tuple[re.Match[str], zipfile.ZipInfo]] = []
        names: set[str] = set()
        for info in archive.infolist():
            name = bulk_zip.base_name(info)
            if match := _YEAR.fullmatch(name):
                years[match[1], int(match[2]), match[3]] = info
            elif match := _LIST.fullmatch(name):
                lists.append((match, info))
            else:
                continue
            if name in names:
                message = f"{path}: {name} stands in several folders of the archive"
                raise BulkError(message)
            names.add(name)
        versions = sorted({(revision, release) for revision, _, release in years})
        if not versions:
            held = ", ".join(map(bulk_zip.base_name, archive.infolist()[:8]))
            message = (
                f"{path}: no member named as BACI_HS92_Y2023_V202501.csv; it holds "
                f"{held or 'nothing'}"
            )
            raise BulkError(message)
        if len(versions) > 1:
            told = ", ".join(f"{revision} V{release}" for revision, release in versions)
            message = f"{path}: several revisions or releases together: {told}"
            raise BulkError(message)
        revision, release = versions[0]
        if revision not in REVISIONS.values():
            message = (
                f"{path}: {revision} is not one of {', '.join(REVISIONS.values())}"
            )
            raise BulkError(message + codes.closest(revision, REVISIONS.values()))
        by_year = {year: info for (_, year, _), info in sorted(years.items())}
        # Of this revision and, but for the letter of a correction, this release.
        mine = {
            match[1]: info
            for match, info in lists
            if match[2] in (None, revision) and match[3][:6] == release[:6]
        }
        found = cls(archive, path, revision, release, by_year, mine)
        found.check_members()
        return found

    def member(self, info: zipfile.ZipInfo) -> str:
        return f"{self.path}, member {info.filename}"

    def check_members(self) -> None:
        missing = [
            f"BACI_{self.revision}_Y{year}_V{self.release}.csv"
            for year in range(min(self.years), max(self.years) + 1)
            if year not in self.years
        ]
        missing += [
            f"{name}_V{self.release}.csv"
            for kind, name in (
                ("country", "country_codes"),
                ("product", f"product_codes_{self.revision}"),
            )
            if kind not in self.lists
        ]
        if missing:
            message = f"{self.path}: missing: {', '.join(missing)}"
            raise BulkError(message)

    def years_since(self, first: int) -> dict[int, zipfile.ZipInfo]:
        kept = {year: info for year, info in self.years.items() if year >= first}
        if not kept:
            message = f"`since`: {first} is after {max(self.years)}, the last year"
            raise ValueError(message)
        return kept

    def rows_of(self, kind: str) -> tuple[str, list[dict[str, str]]]:
        """Return where a list is from, and its rows."""
        info = self.lists[kind]
        where = self.member(info)
        data = bulk_zip.content(self.archive, info, where=where, most=_LONGEST_LIST)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"{where}: not UTF-8 ({error})"
            raise BulkError(message) from None
        try:
            return where, list(csv.DictReader(io.StringIO(text), strict=True))
        except csv.Error as error:
            message = f"{where}: cannot be read ({error})"
            raise BulkError(message) from None

    def check_countries(self) -> None:
        """Raise unless the numbers of the six countries mean what they are taken for.

        The columns had other names until 2022.
        """
        where, rows = self.rows_of("country")
        columns = list(rows[0]) if rows else []
        iso3 = next(
            (c for c in ("country_iso3", "iso_3digit_alpha") if c in columns), ""
        )
        if "country_code" not in columns or not iso3:
            message = (
                f"{where}: the columns are {', '.join(columns) or 'none'}, and "
                "country_code and country_iso3 are needed"
            )
            raise BulkError(message)
        known = {(row["country_code"] or "").strip(): row[iso3] for row in rows}
        for country, number in CODES.items():
            if known.get(str(number)) != country:
                message = (
                    f"{where}, field {iso3}: {number} is "
                    f"{known.get(str(number), 'nobody')}, not {country}"
                )
                raise BulkError(message)

    def product_names(self) -> dict[str, str]:
        where, rows = self.rows_of("product")
        columns = list(rows[0]) if rows else []
        if not {"code", "description"} <= set(columns):
            message = (
                f"{where}: the columns are {', '.join(columns) or 'none'}, and code "
                "and description are needed"
            )
            raise BulkError(message)
        found = {}
        for number, row in enumerate(rows, start=2):
            code = (row["code"] or "").strip()
            if not re.fullmatch(r"\d{5,6}", code, re.ASCII):
                # A group that later releases list beside the codes, such as 9999AA.
                if re.fullmatch(r"\w{6}", code, re.ASCII):
                    continue
                message = f"{where}: line {number}, field code: {code!r} is no code"
                raise BulkError(message)
            found[code.zfill(6)] = " ".join((row["description"] or "").split())
        return found

    def source_id(self) -> str:
        return f"baci-{self.revision.lower()}"

    def remembered(self, years: list[int]) -> RawAnswer:
        """Say what the file was: it is too large to be kept."""
        told = {
            "file": self.path.name,
            "bytes": self.path.stat().st_size,
            "release": self.release,
            "years": [min(years), max(years)],
            "members": {
                info.filename: {"bytes": info.file_size, "crc32": f"{info.CRC:08x}"}
                for info in self.archive.infolist()
            },
        }
        text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
        return RawAnswer(f"{self.source_id()}.json", text.encode(), PAGE)


_SUMS = """
create table sums (
    year smallint, k integer, i utinyint, j utinyint,
    value bigint, quantity bigint, weighed bigint, flows bigint
)
"""


def _digit(column: str) -> str:
    """Return the SQL that makes a digit of a country, by `COUNTRIES`."""
    cases = " ".join(
        f"when {CODES[country]} then {digit}"
        for digit, country in enumerate(COUNTRIES)
        if country
    )
    # Most rows are of others: one look at all six spares the six comparisons.
    return (
        f"case when {column} in {tuple(CODES.values())} "
        f"then case {column} {cases} end else 0 end"
    )


# In kilograms; null where it is marked as missing, and -1 for what is no quantity.
_QUANTITY = f"""case
    when try_cast(q as double) between 0 and {_MOST_QUANTITY}
    then try_cast(try_cast(q as double) * 1000 as bigint)
    when upper(trim(coalesce(q, ''))) in ('', 'NA') then null
    else -1
end"""

# One pass over a year. A row that cannot be has no key: a missing cell makes the
# condition null. One number stands for product, exporter and importer, because to group
# by one is fastest; quantities are read only where they are wanted, and so are the
# pairs of countries that show whether a flow stands twice.
_IS_GOOD = f"t = {{year}} and i > 0 and j > 0 and v >= 0 and v < {_MOST_VALUE}"
_ADDED = f"""
create or replace temp table added as
with cells as (
    select t, i, j, k, v, q, {_digit("i")} as exporter, {_digit("j")} as importer,
        exporter + importer > 0 as is_ours,
        case when is_ours then {_QUANTITY} end as weight
    from {{rows}}
)
select
    case when {_IS_GOOD} then k * 64 + exporter * 8 + importer end as key,
    sum(try_cast(v * 1000 as bigint)) as value, sum(weight) as quantity,
    count(weight) as weighed, count(*) as flows,
    min(weight) as least,
    list(i::uinteger * 65536 + j) filter (where is_ours) as pairs
from cells group by key
"""
_IS_BAD = "(key is null or key // 64 not between 10000 and 999999 or least < 0)"
_BAD_ROWS = f"""
select t, i, j, k, v, q from {{rows}}
where ({_IS_GOOD} and k between 10000 and 999999 and (
    (i not in {tuple(CODES.values())} and j not in {tuple(CODES.values())})
    or coalesce({_QUANTITY}, 0) >= 0
)) is not true
limit 5
"""


_NAMES = {number: country for country, number in CODES.items()}
_TWICE = """
with flows as (
    select unnest(pairs) as pair, key // 64 as product from added
    where list_unique(pairs) < len(pairs)
)
select pair, product, count(*) as times
from flows group by all having times > 1 order by product, pair
"""


class _Reading:
    """Years that are read into sums, one after the other."""

    def __init__(
        self,
        archive: _Archive,
        connection: DuckDBPyConnection,
        folder: Path,
        progress: Progress | None,
    ) -> None:
        self.archive = archive
        self.connection = connection
        self.folder = folder
        self.progress = progress
        self.done = self.total = 0

    def add_all(self, years: Mapping[int, zipfile.ZipInfo]) -> None:
        """Add up the rows of all years."""
        self.total = sum(info.compress_size for info in years.values())
        parts = [self._packed(info) for info in years.values()]
        with unpacked_ahead(parts, self.folder) as opened:
            for (year, info), file in zip(years.items(), opened, strict=True):
                self._check_columns(info)
                self._add(year, info, file)

    def _add(
        self, year: int, info: zipfile.ZipInfo, file: AbstractContextManager[Path]
    ) -> None:
        """Add up the rows of a year, all in one pass."""
        self._read(info, file, _ADDED, year)
        query = f"select 1 from added where {_IS_BAD} limit 1"
        if executed(self.connection, query):
            self._refuse(info, year)
        self._check_flows(info)
        executed(
            self.connection,
            f"""
            insert into sums select {year}, key // 64, (key // 8) % 8, key % 8,
                value, quantity, weighed, flows
            from added
            """,
        )

    def _packed(self, info: zipfile.ZipInfo) -> Packed:
        where = self.archive.member(info)

        def chunks() -> Iterator[bytes]:
            return bulk_zip.chunks(
                self.archive.archive, info, where=where, packed=self._tell
            )

        return Packed(chunks, info.file_size, where)

    def _read(
        self,
        info: zipfile.ZipInfo,
        file: AbstractContextManager[Path],
        query: str,
        year: int,
    ) -> list[tuple[object, ...]]:
        import duckdb

        try:
            with file as path:
                rows = csv_of(path, _COLUMNS)
                return executed(self.connection, query.format(rows=rows, year=year))
        except duckdb.Error as error:
            raise explained(error, self.archive.member(info)) from None

    def _tell(self, count: int) -> None:
        self.done += count
        if self.progress is not None:
            self.progress(
                self.archive.path.name, min(self.done, self.total), self.total
            )

    def _check_columns(self, info: zipfile.ZipInfo) -> None:
        where = self.archive.member(info)
        parts = bulk_zip.chunks(self.archive.archive, info, where=where)
        start = next(parts, b"")
        parts.close()
        header = start.partition(b"\n")[0].decode("utf-8-sig", errors="replace")
        found = [name.strip().strip('"') for name in header.split(",")]
        if found != list(_COLUMNS):
            told = ", ".join(found)[:200] or "none"
            message = f"{where}: the columns are {told}, not {', '.join(_COLUMNS)}"
            raise BulkError(message)

    def _refuse(self, info: zipfile.ZipInfo, year: int) -> None:
        """Raise with the first rows that cannot be."""
        again = streamed(self._packed(info), self.folder)
        rows = self._read(info, again, _BAD_ROWS, year)
        shown = "; ".join(str(dict(zip(_COLUMNS, row, strict=True))) for row in rows)
        message = (
            f"{self.archive.member(info)}: rows of another year than {year}, with a "
            "code that is none, or with a value or quantity that is no number of at "
            f"least 0; the first: {shown}"
        )
        raise BulkError(message)

    def _check_flows(self, info: zipfile.ZipInfo) -> None:
        """Raise unless there are flows, and each of ours once."""
        where = self.archive.member(info)
        if not executed(self.connection, "select 1 from added limit 1"):
            message = f"{where}: no row below the columns"
            raise BulkError(message)
        twice = executed(self.connection, _TWICE)
        if twice:
            pair, product, flows = twice[0]
            exporter, importer = (
                _NAMES.get(number, str(number)) for number in divmod(pair, 65536)
            )
            message = (
                f"{where}: {len(twice):,} flows stand more than once, such as "
                f"{exporter} to {importer}, product {product:06d}, {flows} times"
            )
            raise BulkError(message)


# Countries by their digit: 1 is China, what is above it is Central Asian.
_TRADE = """
with flows as (
    select year, k, i as country, 1 as partner, 0 as flow, value,
        case when weighed = flows then quantity end as quantity
    from sums where i > 1 and j = 1
    union all
    select year, k, j, 1, 1, value, case when weighed = flows then quantity end
    from sums where i = 1 and j > 1
    union all
    select year, k, i, 0, 0, sum(value),
        case when sum(weighed) = sum(flows) then sum(quantity) end
    from sums where i > 0 group by all
    union all
    select year, k, j, 0, 1, sum(value),
        case when sum(weighed) = sum(flows) then sum(quantity) end
    from sums where j > 0 group by all
    union all
    select year, k, 0, 0, 0, sum(value), null from sums group by year, k
)
select year, k, country, partner, flow,
    value::double / 1e6 as value, quantity::double / 1e3 as quantity
from flows
"""


def _trade(connection: DuckDBPyConnection, found: _Archive) -> pd.DataFrame:
    countries = ["WLD", *CODES]
    partners = ["WLD", "CHN"]
    # In the order of the key of the table; the digits of countries are in that of ours.
    place = {name: rank for rank, name in enumerate(sorted(countries))}
    ranks = " ".join(
        f"when {digit} then {place[name]}" for digit, name in enumerate(countries)
    )
    cells = columns_of(
        connection,
        f"{_TRADE} order by case country {ranks} end, partner desc, flow, k, year",
    )
    rows = len(cells["k"])
    products, product = np.unique(cells["k"], return_inverse=True)
    years, year = np.unique(cells["year"], return_inverse=True)
    return frame_of_columns(
        "product_trade",
        {
            "reporter": "cepii",
            "country": (countries, cells["country"]),
            "partner": (partners, cells["partner"]),
            "flow": (["exports", "imports"], cells["flow"]),
            "classification": found.revision,
            "product_code": ([f"{code:06d}" for code in products], product),
            "period": ([str(number) for number in years], year),
            "source_id": found.source_id(),
            "value_usd_mn": cells["value"],
            "quantity_t": cells["quantity"],
            "basis": (["sum", "published"], cells["partner"]),
            "obs_status": "A",
            "note": "",
        },
        rows=rows,
    )


def _products(names: Mapping[str, str], found: _Archive) -> pd.DataFrame:
    listed = sorted(code for code, name in names.items() if name)
    return frame_of_columns(
        "products",
        {
            "classification": found.revision,
            "product_code": listed,
            "source_id": found.source_id(),
            "product": [names[code] for code in listed],
        },
        rows=len(listed),
    )


def _source(found: _Archive) -> pd.DataFrame:
    release = found.release
    return source_records(
        [
            {
                "source_id": found.source_id(),
                "publisher": "CEPII",
                "title": f"BACI, {found.revision}, release {release}",
                "url": PAGE,
                "published": f"{release[:4]}-{release[4:6]}",
                "licence": "Etalab Open Licence 2.0",
                "kind": "primary",
                "origin": "CEPII",
                "is_mirror": False,
            }
        ],
        on=datetime.now(UTC),
    )
