"""Bulk downloads of UN Comtrade: yearly trade by product, as countries report it.

A row stands for a reporter, a partner, a flow and a product, and again for each second
partner, customs procedure and mode of transport of it. Only totals are read: second
partner 0, procedure ``C00``, modes 0. What a file gives in detail alone is left out and
told, because details that are not all there add up to no total.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cac_data import codes
from cac_data.fetch.bulk import (
    CODES,
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
    pattern_of,
    quoted,
    unpacking_errors,
    workplace,
)
from cac_data.fetch.bulk_streams import Packed, streamed
from cac_data.fetch.comtrade import LICENCE
from cac_data.fetch.rows import source_records
from cac_data.fetch.store import RawAnswer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["WORLD_REPORTERS", "read_comtrade"]

PAGE = "https://comtradeplus.un.org/"

WORLD_REPORTERS = 100
"""So many countries have to report exports of a year before their sum is the world's.

Some 150 to 170 do in the end; the files of a few are no world to compare with.
"""

_GROUPS = (97, 975)
"""Reporters that are groups of others: the European Union and ASEAN, as UN Comtrade's
list of reporters marks them. What they export, their members report as well."""

# No flow of a year is worth or weighs more: a third of all trade of the world, and six
# times its weight, in dollars and kilograms. Any sum of such fits an integer.
_MOST_VALUE, _MOST_WEIGHT = 1e13, 1e14

_NEEDED: Mapping[str, str] = {
    "typeCode": "VARCHAR",
    "freqCode": "VARCHAR",
    "reporterCode": "INTEGER",
    "flowCode": "VARCHAR",
    "partnerCode": "INTEGER",
    "partner2Code": "INTEGER",
    "classificationCode": "VARCHAR",
    "cmdCode": "VARCHAR",
    "customsCode": "VARCHAR",
    "motCode": "INTEGER",
    "netWgt": "DOUBLE",
    "primaryValue": "DOUBLE",
}
# The year stands in several columns, and not every download has all of them.
_YEARS = ("refYear", "period", "refPeriodId")
_OTHERS: Mapping[str, str] = {"mosCode": "INTEGER", "aggrLevel": "INTEGER"}

_ENDINGS = (".csv", ".txt", ".tsv", ".csv.gz", ".txt.gz", ".tsv.gz", ".gz", ".parquet")
_LONGEST_HEADER = 65_536
_CHUNK = 1 << 20
_PARENTS = {"WLD": 0, **CODES}


def read_comtrade(
    paths: Sequence[Path],
    *,
    since: int | None = None,
    progress: Progress | None = None,
) -> Bulk:
    """Read trade by product from bulk downloads of UN Comtrade.

    Kept are the reports of each Central Asian country on China and on the world, those
    of China on each of them and on the world, and the sum of all reported exports, by
    product at six digits of the Harmonized System and by year.

    Parameters
    ----------
    paths
        The files as they were downloaded: text with tabs, commas or semicolons, packed
        by gzip or not, or Parquet. All of them are taken together.
    since
        First year; by default all that are in the files.
    progress
        Told how far the reading is.

    Returns
    -------
    Bulk
        Rows of ``product_trade`` and the records of their sources; notes on what was
        left out.

    Raises
    ------
    ValueError
        If a file is not what UN Comtrade gives out: names file, line and field; if a
        total stands twice, or nothing of the six countries is in the files. If DuckDB
        is not installed, or another import is at work.
    OSError
        If a file cannot be read, or the disk of the vintages cannot be written.
    """
    need_extra()
    first = check_since(since)
    if not paths:
        message = "`paths`: name at least one file"
        raise ValueError(message)
    files = [_File(path) for path in paths]
    with workplace() as folder, database(folder) as connection:
        connection.execute(_SUMS)
        total, done = sum(file.size for file in files), 0
        for file in files:
            before = done

            def tell(
                count: int, name: str = file.path.name, before: int = before
            ) -> None:
                if progress is not None:
                    progress(name, before + count, total)

            file.add_to(connection, folder, first, tell)
            done += file.size
            tell(file.size)
        _check_twice(connection)
        trade, notes = _trade(connection)
    if trade.empty:
        message = (
            f"{paths[0]}: no yearly total by product of {', '.join(CODES)} is in "
            f"{'it' if len(paths) == 1 else 'these files'}"
        )
        raise BulkError(message)
    return Bulk(
        frames={"product_trade": trade},
        sources=_sources(trade),
        raw=(_remembered(files),),
        service="comtradebulk",
        notes=tuple(notes),
    )


_SUMS = """
create table sums (
    year smallint, revision varchar, code varchar, reporter integer, partner integer,
    flow varchar, value bigint, weight bigint, totals bigint, details bigint
)
"""


class _File:
    """One download: how it is packed, which columns it has."""

    def __init__(self, path: Path) -> None:
        self.path = path
        name = path.name.lower()
        if not name.endswith(_ENDINGS):
            message = f"{path}: its name ends in none of {', '.join(_ENDINGS)}"
            raise BulkError(message)
        self.size = path.stat().st_size
        self.is_parquet = name.endswith(".parquet")
        self.is_packed = name.endswith(".gz")
        self.delimiter = ","
        if not self.is_parquet:
            self.columns = self._header()
            self._check_columns()
            self._check_end()

    def _header(self) -> list[str]:
        start = next(self._unpacked(lambda count: None), b"")
        line, end, _ = start[:_LONGEST_HEADER].partition(b"\n")
        try:
            text = line.decode("utf-8-sig").rstrip("\r")
        except UnicodeDecodeError as error:
            message = f"{self.path}: line 1: not UTF-8 ({error})"
            raise BulkError(message) from None
        if not end:
            message = f"{self.path}: no line of columns, or nothing below it"
            raise BulkError(message)
        self.delimiter = max("\t,;", key=text.count)
        return [
            name.strip() for name in next(csv.reader([text], delimiter=self.delimiter))
        ]

    def _check_columns(self) -> None:
        missing = [name for name in _NEEDED if name not in self.columns]
        if not set(_YEARS) & set(self.columns):
            missing.append(_YEARS[0])
        if missing:
            message = (
                f"{self.path}: without the column{'s' * (len(missing) > 1)} "
                f"{', '.join(missing)}; it has {', '.join(self.columns)[:500]}"
            )
            raise BulkError(message + codes.closest(missing[0], self.columns))
        twice = {name for name in self.columns if self.columns.count(name) > 1}
        if twice:
            message = f"{self.path}: the column {min(twice)} stands twice"
            raise BulkError(message)

    def _check_end(self) -> None:
        """A text that breaks off within a line was cut off while it came."""
        if self.is_packed:
            return  # checked by its own sum at the end
        with self.path.open("rb") as file:
            file.seek(-1, 2)
            if file.read(1) != b"\n":
                message = f"{self.path}: the last line is cut off; fetch the file again"
                raise BulkError(message)

    def _unpacked(self, packed: Callable[[int], None]) -> Iterator[bytes]:
        from isal import igzip

        try:
            with self.path.open("rb") as file:
                source = igzip.open(file) if self.is_packed else file
                while chunk := source.read(_CHUNK):
                    packed(file.tell())
                    yield chunk
        except unpacking_errors() as error:
            message = f"{self.path}: cut off or damaged ({error}); fetch the file again"
            raise BulkError(message) from None

    def add_to(
        self,
        connection: DuckDBPyConnection,
        folder: Path,
        first: int,
        tell: Callable[[int], None],
    ) -> None:
        """Add up the rows of the file that are of use."""
        import duckdb

        try:
            if self.is_parquet:
                self._check_parquet(connection)
                self._insert(connection, self._parquet(), first)
            elif self.is_packed:
                packed = Packed(
                    lambda: self._unpacked(tell), 20 * self.size, str(self.path)
                )
                with streamed(packed, folder) as pipe:
                    self._insert(connection, self._csv(pipe), first)
            else:
                self._insert(connection, self._csv(self.path), first)
        except duckdb.Error as error:
            raise explained(error, str(self.path)) from None

    def _csv(self, path: Path) -> str:
        known = {**dict.fromkeys(_YEARS, "VARCHAR"), **_NEEDED, **_OTHERS}
        types = {name: known.get(name, "VARCHAR") for name in self.columns}
        return csv_of(path, types, delimiter=self.delimiter)

    def _check_parquet(self, connection: DuckDBPyConnection) -> None:
        query = f"describe select * from {self._parquet(typed=False)}"
        self.columns = [str(row[0]) for row in executed(connection, query)]
        self._check_columns()

    def _parquet(self, *, typed: bool = True) -> str:
        plain = f"read_parquet({quoted(pattern_of(self.path))})"
        if not typed:
            return plain
        known = {**_NEEDED, **_OTHERS}
        casts = [
            f"cast({name} as {known[name]}) as {name}"
            for name in known
            if name in self.columns
        ]
        casts += [f"cast({n} as varchar) as {n}" for n in _YEARS if n in self.columns]
        return f"(select {', '.join(casts)} from {plain})"

    def _insert(self, connection: DuckDBPyConnection, rows: str, first: int) -> None:
        year = next(name for name in _YEARS if name in self.columns)
        has_level = "aggrLevel" in self.columns
        level = "and (aggrLevel = 6) is not false" if has_level else ""
        service = "and mosCode = 0" if "mosCode" in self.columns else ""
        revisions = " ".join(
            f"when {quoted(theirs)} then {quoted(ours)}"
            for theirs, ours in REVISIONS.items()
        )
        asia = tuple(number for name, number in CODES.items() if name != "CHN")
        executed(
            connection,
            f"""
            create or replace temp table added as
            with kept as (
                select
                    try_cast(left({year}, 4) as smallint) as year,
                    case classificationCode {revisions} end as revision,
                    -- Spreadsheets take away the zero that agriculture begins with.
                    lpad(cmdCode, 6, '0') as code,
                    reporterCode as reporter, partnerCode as partner,
                    flowCode as flow, primaryValue as value, netWgt as weight,
                    partner2Code = 0 and motCode = 0 and customsCode = 'C00' {service}
                        as is_total
                from {rows}
                where typeCode = 'C' and freqCode = 'A' and flowCode in ('X', 'M')
                    and regexp_full_match(cmdCode, '[0-9]{{5,6}}') {level}
                    and classificationCode in {tuple(REVISIONS)}
                    and (
                        (reporterCode in {asia} and partnerCode in (0, {CODES["CHN"]}))
                        or (reporterCode = {CODES["CHN"]}
                            and partnerCode in {(0, *asia)})
                        or (flowCode = 'X' and partnerCode = 0
                            and reporterCode not in {_GROUPS})
                    )
            )
            select
                year, revision, code, reporter, partner, flow,
                sum(case when is_total then try_cast(value * 1000 as bigint) end)
                    as value,
                sum(case when is_total and weight > 0
                    then try_cast(weight * 1000 as bigint) end) as weight,
                count_if(is_total) as totals,
                count_if(is_total is not true) as details,
                count_if(
                    is_total and (value >= 0 and value < {_MOST_VALUE}) is not true
                    or year is null
                    or (weight < 0 or weight > {_MOST_WEIGHT}) is true
                ) as bad
            from kept where coalesce(year, {first}) >= {first} group by all
            """,
        )
        self._refuse_bad(connection)
        executed(connection, "insert into sums select * exclude (bad) from added")

    def _refuse_bad(self, connection: DuckDBPyConnection) -> None:
        bad = executed(
            connection,
            "select year, reporter, partner, flow, code, value / 1000.0, "
            "weight / 1000.0 from added where bad > 0 order by all limit 5",
        )
        if bad:
            names = ("year", "reporter", "partner", "flow", "code", "value", "weight")
            shown = "; ".join(str(dict(zip(names, row, strict=True))) for row in bad)
            message = (
                f"{self.path}: field primaryValue, netWgt or refYear: no number of at "
                f"least 0, or no year: {shown}"
            )
            raise BulkError(message)


def _check_twice(connection: DuckDBPyConnection) -> None:
    """Raise if a total stands twice: in two files, say, of which one is revised."""
    twice = executed(
        connection,
        """
        select year, revision, code, reporter, partner, flow, sum(totals) as times
        from sums group by all having times > 1 order by all limit 5
        """,
    )
    if twice:
        names = ("year", "revision", "cmdCode", "reporterCode", "partnerCode", "flow")
        shown = "; ".join(
            str(dict(zip((*names, "times"), row, strict=True))) for row in twice
        )
        message = (
            "a total stands more than once; give each download once, and the newest of "
            f"a reporter and year alone: {shown}"
        )
        raise BulkError(message)


_TRADE = """
with facts as (
    select year, revision, code, reporter, partner, flow, sum(value) as value,
        sum(weight) as weight
    from sums group by all having sum(totals) = 1
),
worlds as (
    select year, revision, count(distinct reporter) as reporters
    from facts where flow = 'X' and partner = 0 group by all
)
-- Of two customs: China's reports on others are turned to be seen from them.
select 'national' as witness, reporter as country, partner, flow, revision, code, year,
    value, weight, 0 as reporters
from facts where reporter in {asia} and partner in (0, {china})
union all
select 'china_customs', case when partner = 0 then reporter else partner end,
    case when partner = 0 then 0 else reporter end,
    case when partner = 0 then flow when flow = 'X' then 'M' else 'X' end,
    revision, code, year, value, weight, 0
from facts where reporter = {china}
union all
select 'comtrade', 0, 0, 'X', revision, code, year, sum(value), null,
    any_value(reporters)
from facts join worlds using (year, revision)
where flow = 'X' and partner = 0 and reporters >= {enough} group by all
"""


def _trade(connection: DuckDBPyConnection) -> tuple[pd.DataFrame, list[str]]:
    asia = tuple(number for name, number in CODES.items() if name != "CHN")
    query = _TRADE.format(asia=asia, china=CODES["CHN"], enough=WORLD_REPORTERS)
    ranks = " ".join(
        f"when {_PARENTS[name]} then {rank}"
        for rank, name in enumerate(sorted(_PARENTS))
    )
    revision_ranks = " ".join(
        f"when {quoted(name)} then {rank}"
        for rank, name in enumerate(sorted(REVISIONS.values()))
    )
    executed(connection, f"create or replace temp table trade as {query}")
    rows = columns_of(
        connection,
        f"""
        select * replace (
            case country {ranks} end as country, case partner {ranks} end as partner,
            case flow when 'X' then 0 else 1 end as flow,
            case revision {revision_ranks} end as revision,
            case witness when 'china_customs' then 0 when 'comtrade' then 1 else 2 end
                as witness,
            cast(code as integer) as code,
            value::double / 1e9 as value, weight::double / 1e6 as weight
        )
        from trade
        order by witness, country, partner, flow, revision, code, year
        """,
    )
    return _frame(rows), _notes(connection)


def _frame(cells: Mapping[str, np.ndarray[Any, np.dtype[Any]]]) -> pd.DataFrame:
    product, code = np.unique(cells["code"], return_inverse=True)
    years, year = np.unique(cells["year"], return_inverse=True)
    counts, count = np.unique(cells["reporters"], return_inverse=True)
    countries = sorted(_PARENTS)
    witness = cells["witness"]
    # The source: one for each who reports, which of the six are country or partner.
    china, world = countries.index("CHN"), countries.index("WLD")
    reporter = np.where(witness == 0, china, cells["country"])
    reporter = np.where(witness == 1, world, reporter)
    return frame_of_columns(
        "product_trade",
        {
            "reporter": (["china_customs", "comtrade", "national"], witness),
            "country": (countries, cells["country"]),
            "partner": (countries, cells["partner"]),
            "flow": (["exports", "imports"], cells["flow"]),
            "classification": (sorted(REVISIONS.values()), cells["revision"]),
            "product_code": ([f"{number:06d}" for number in product], code),
            "period": ([str(number) for number in years], year),
            "source_id": ([_source_id(name) for name in countries], reporter),
            "value_usd_mn": np.round(cells["value"], 6),
            "quantity_t": np.round(cells["weight"], 6),
            "basis": (["published", "sum"], (witness == 1).astype(np.intp)),
            "obs_status": "A",
            "note": (
                [
                    "" if n == 0 else f"sum of the exports of {n} reporters"
                    for n in counts
                ],
                count,
            ),
        },
        rows=len(witness),
    )


def _source_id(country: str) -> str:
    return f"comtrade-bulk-{country.lower()}"


def _notes(connection: DuckDBPyConnection) -> list[str]:
    notes = []
    ((left,),) = executed(
        connection,
        """
        select count(*) from (
            select 1 from sums group by year, revision, code, reporter, partner, flow
            having sum(totals) = 0
        )
        """,
    )
    if left:
        notes.append(
            f"left out: {left:,} flows of which the files give details but no total "
            "(partner2Code 0, motCode 0, customsCode C00)"
        )
    few = executed(
        connection,
        f"""
        select year, revision, count(distinct reporter) as reporters from sums
        where flow = 'X' and partner = 0 and totals > 0 group by all
        having reporters < {WORLD_REPORTERS} order by all
        """,
    )
    if few:
        year, revision, count = few[0]
        more = f" and {len(few) - 1} more" if len(few) > 1 else ""
        notes.append(
            f"no exports of the world: fewer than {WORLD_REPORTERS} countries report "
            f"exports ({count} in {year}, {revision}{more}), so there is no revealed "
            "comparative advantage"
        )
    return notes


def _sources(trade: pd.DataFrame) -> pd.DataFrame:
    publishers = {_source_id(name): name for name in ("WLD", *CODES)}
    records = []
    for source_id in sorted(set(trade["source_id"])):
        country = publishers[source_id]
        name = codes.country_name(country)
        whose = "all reporters" if country == "WLD" else name
        origins = {
            "WLD": "all that report to UN Comtrade",
            "CHN": "General Administration of Customs of China",
        }
        records.append(
            {
                "source_id": source_id,
                "publisher": "United Nations Statistics Division",
                "title": f"UN Comtrade, yearly trade by product as reported: {whose}",
                "url": PAGE,
                "published": "",
                "licence": LICENCE,
                "kind": "primary",
                "origin": origins.get(country, f"National statistics of {name}"),
                "is_mirror": False,
            }
        )
    return source_records(records, on=datetime.now(UTC))


def _remembered(files: Sequence[_File]) -> RawAnswer:
    """Say what the files were: they are too large to be kept."""
    told = []
    for file in files:
        with file.path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        told.append({"file": file.path.name, "bytes": file.size, "sha256": digest})
    text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    return RawAnswer("files.json", text.encode(), PAGE)
