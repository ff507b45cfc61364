"""Bulk files of CEPII (BACI) and UN Comtrade: trade by product, far larger than memory.

What is packed is unpacked into a private folder, a year at a time, and read by DuckDB.
Kept are the flows between the five and China, the totals of the six over all partners,
and the exports of the world, by product and year: exact to the dollar and the kilogram,
in whatever order the rows come.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import re
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from string import Template
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd
from filelock import FileLock, Timeout

from cac_data import codes
from cac_data.fetch.client import Answer, Query
from cac_data.fetch.comtrade import CODES, LICENCE
from cac_data.fetch.store import Row, frame_of, source, source_records
from cac_data.tables import load_table
from cac_data.vintage import home

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Progress = Callable[[str, int, int], None]
"""Called with what is read, how many files have been, and how many there are."""

_OURS = ("HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22")
REVISIONS = {f"H{number}": name for number, name in enumerate(_OURS)}
"""Revision of the Harmonized System: as UN Comtrade calls it, and as our tables do."""

WORLD_REPORTERS = 100
"""So many countries have to report exports of a year before their sum is the world's.

Some 150 to 170 do in the end; the files of a few are no world to compare with.
"""

# Columns of figures shrink to a fifth. What swells more than this is made to do harm.
_SWELLS = 100
# Left free for others on a disk onto which bytes are unpacked.
_SPARE = 100_000_000
_MEMORY = "1500MB"


class BulkError(ValueError):
    """A file is not what it should be: names file, member and field."""


class Bulk(NamedTuple):
    """What `cac_data.fetch.store.store` takes, and `notes` on what was left out.

    In place of the files, which are too large to be kept, `raw` says what they were.
    """

    frames: dict[str, pd.DataFrame]
    sources: pd.DataFrame
    raw: list[Answer]
    service: str
    notes: list[str]


def _bulk(
    frames: dict[str, pd.DataFrame],
    sources: Sequence[Row],
    service: str,
    files: object,
    notes: Sequence[str] = (),
) -> Bulk:
    records = source_records(sources, datetime.now(UTC))
    told = json.dumps(files, indent=2, ensure_ascii=False) + "\n"
    query = Query(service, "files", str(sources[0]["url"]))
    return Bulk(frames, records, [Answer(query, told.encode())], service, [*notes])


class _Reader:
    """A database in memory, and a private folder for what is unpacked."""

    def __init__(self, connection: DuckDBPyConnection, folder: Path) -> None:
        self.connection, self.folder = connection, folder

    def ask(self, query: str, where: object = "what was read") -> list[tuple[Any, ...]]:
        """Return the rows of a query; an error of a file names line and field."""
        import duckdb

        # In a thread of its own: in that of the signals nothing would end it.
        with ThreadPoolExecutor(1) as thread:
            running = thread.submit(lambda: self.connection.execute(query).fetchall())
            try:
                return running.result()
            except duckdb.Error as error:
                message = f"{where}: {'; '.join(str(error).splitlines()[:3])}"
                if isinstance(error, duckdb.OutOfMemoryException | duckdb.IOException):
                    raise OSError(message) from None
                raise BulkError(message) from None
            except BaseException:
                # Of a signal; what has not begun yet cannot be interrupted.
                while not running.done():
                    self.connection.interrupt()
                raise

    def unpacked(
        self, opened: Callable[[], IO[bytes] | gzip.GzipFile], most: int, where: str
    ) -> Path:
        """Write what a packed file holds, if that is harmless and there is room."""
        room = shutil.disk_usage(self.folder).free - _SPARE
        path = self.folder / "unpacked"
        try:
            with opened() as file, path.open("wb") as target:
                while chunk := file.read(1 << 20):
                    target.write(chunk)
                    if target.tell() > most:
                        message = f"{where}: swells beyond {most:,} bytes"
                        raise BulkError(message)
                    if target.tell() > room:
                        message = (
                            f"{where}: there is no room to unpack it in {home()}; set "
                            "CAC_DATA_HOME to a folder on a larger disk"
                        )
                        raise BulkError(message)
        except (EOFError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error) as error:
            message = f"{where}: cut off or damaged ({error}); fetch the file again"
            raise BulkError(message) from None
        return path

    def trade(self, query: str, **cells: str) -> pd.DataFrame:
        """Return the rows of a query as those of ``product_trade``, by their key."""
        self.ask(f"create table trade as {query}")
        found = self.connection.execute("from trade order by all").fetchnumpy()
        like = load_table("product_trade").dtypes
        made: dict[str, Any] = {"obs_status": "A", "note": "", **cells}
        for name, column in found.items():
            if like[name].kind == "f":
                made[name] = np.ma.filled(column, np.nan)
            else:
                # Equal texts of a million rows are held once.
                places, distinct = pd.factorize(np.ma.getdata(column))
                words = np.array([str(word) for word in distinct], dtype=object)
                made[name] = pd.Series(words[places], dtype="str")
        rows = range(len(found["period"]))
        frame = pd.DataFrame({name: made[name] for name in like.index}, index=rows)
        return frame.astype(dict(like))


@contextmanager
def _reading(since: int | None) -> Iterator[_Reader]:
    """Give a reader on the disk of the vintages; all that it wrote goes in the end."""
    try:
        import duckdb
    except ImportError:
        needed = "which is not installed: pip install 'cac-data[bulk]'"
        message = f"bulk files need duckdb, {needed}"
        raise ValueError(message) from None
    if since is not None and not 1962 <= since <= 2100:
        message = f"`since`: {since!r} is no year from 1962 to 2100"
        raise ValueError(message)
    home().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(home() / ".import.lock", timeout=0):
            for leftover in home().glob(".import-*"):
                # Of a process that was killed: nobody else is here.
                shutil.rmtree(leftover, ignore_errors=True)
            with tempfile.TemporaryDirectory(dir=home(), prefix=".import-") as folder:
                config: dict[str, str | bool | int | float | list[str]] = {
                    "memory_limit": _MEMORY,
                    "temp_directory": f"{folder}/spilled",
                    # Rows are added up, in whatever order they come.
                    "preserve_insertion_order": False,
                    "autoinstall_known_extensions": False,
                }
                with duckdb.connect(config=config) as connection:
                    yield _Reader(connection, Path(folder))
    except Timeout:
        message = f"another import is at work in {home()}; try again when it has ended"
        raise ValueError(message) from None


def _text(
    path: Path, where: object, types: Mapping[str, str], delimiters: str = ","
) -> tuple[list[str], str]:
    """Return the columns of a text, and the SQL that reads it and guesses nothing."""
    with path.open("rb") as file:
        line = file.readline(65_536)
        has_rows = line.endswith(b"\n") and file.read(1)
        if not has_rows or not (file.seek(-1, io.SEEK_END) and file.read(1) == b"\n"):
            told = "no row below the columns, or the last line is cut off"
            message = f"{where}: {told}; fetch the file again"
            raise BulkError(message)
    text = line.decode("utf-8-sig", errors="replace").strip("\r\n")
    delimiter = max(delimiters, key=text.count)
    columns = [name.strip() for name in next(csv.reader([text], delimiter=delimiter))]
    are_names = all(re.fullmatch(r"[\w .()/-]+", name) for name in columns)
    if len({*columns}) < len(columns) or not are_names:
        message = f"{where}: a column stands twice or has no name: {columns!s:.500}"
        raise BulkError(message)
    declared = {name: types.get(name, "VARCHAR") for name in columns}
    return columns, (
        f"read_csv({_pattern(path)}, auto_detect=false, header=true, quote='\"', "
        f"delim='{delimiter}', escape='\"', columns={declared})"
    )


def _pattern(path: Path) -> str:
    """Return a path as DuckDB takes it: as a pattern, with every sign as itself."""
    plain = re.sub(r"[\[*?]", lambda sign: f"[{sign[0]}]", str(path))
    return "'" + plain.replace("'", "''") + "'"


def _sql(query: str, **words: object) -> str:
    """Fill in countries, limits and other words."""
    cases = " ".join(f"when {number} then '{name}'" for number, name in CODES.items())
    known = {
        "six": tuple(CODES),
        "asia": tuple(number for number, name in CODES.items() if name != "CHN"),
        "china": 156,
        # The European Union and ASEAN: what they export, their members report as well.
        "groups": (97, 975),
        # No flow of a year is worth or weighs more: a third of all trade of the world,
        # and six times its weight. In dollars and kilograms sums of such fit integers.
        "most_value": 1e13,
        "most_weight": 1e14,
        "country": f"case flows.country {cases} else 'WLD' end",
        "partner": f"case flows.partner {cases} else 'WLD' end",
    }
    return Template(query).substitute(known, **words)


# -------------------------------------------------------------------------------- BACI

# Year, exporter, importer, product, thousand US dollars, tonnes or NA.
_BACI = {
    "t": "USMALLINT",
    "i": "USMALLINT",
    "j": "USMALLINT",
    "k": "INTEGER",
    "v": "DOUBLE",
    "q": "VARCHAR",
}
_YEAR_FILE = re.compile(r"BACI_(HS\d\d)_Y(\d{4})_V(\d{6}[a-z]?)\.csv")
_PAGE = "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37"

# Numbers of others than the six become 0. Quantities are read only where they are
# wanted, and so are the pairs of countries that show whether a flow stands twice.
_ADD_YEAR = """
create or replace temp table added as
with rows as (
    select t, i, j, k, v, q, if(i in $six, i, 0) as exporter,
        if(j in $six, j, 0) as importer, exporter + importer > 0 as is_ours,
        if(is_ours, try_cast(q as double), null) as weight,
        t = $year and i > 0 and j > 0 and k between 10000 and 999999
            and v >= 0 and v * 1000 < $most_value and coalesce(
                weight >= 0 and weight * 1000 < $most_weight,
                not is_ours or upper(trim(coalesce(q, ''))) in ('', 'NA')
            ) as is_good
    from $rows
)
select $year as year, k, exporter, importer,
    sum(if(is_good, (v * 1000)::bigint, error(concat('of another year, or no code, ',
        'value or quantity: ', struct_pack(t, i, j, k, v, q))))) as value,
    sum((weight * 1000)::bigint) as quantity, count(*) = count(weight) as is_weighed,
    list(i::uinteger * 65536 + j) filter (where is_ours) as pairs
from rows group by k, exporter, importer
"""
_TWICE = """
select error(printf('%d to %d, product %06d, stands %d times', pair // 65536,
    pair % 65536, k, count(*)))
from (select k, unnest(pairs) as pair from added where list_unique(pairs) < len(pairs))
group by k, pair having count(*) > 1
"""
_BACI_TRADE = """
with flows as (
    select year, k, value, quantity, is_weighed, unnest([
        {'country': exporter, 'partner': importer, 'flow': 'exports'},
        {'country': importer, 'partner': exporter, 'flow': 'imports'},
        {'country': exporter, 'partner': -1, 'flow': 'exports'},
        {'country': importer, 'partner': -1, 'flow': 'imports'},
        {'country': -1, 'partner': -1, 'flow': 'exports'}], recursive := true)
    from sums
)
select $country as country, $partner as partner, flow, '$revision' as classification,
    printf('%06d', k) as product_code, year as period, sum(value) / 1e6 as value_usd_mn,
    if(bool_and(is_weighed and country > 0), sum(quantity) / 1e3, null) as quantity_t,
    if(flows.partner = -1, 'sum', 'published') as basis
from flows where flows.country in $asia and flows.partner = $china
    or flows.country <> 0 and flows.partner = -1 group by all
"""


def read_baci(
    path: Path, *, since: int | None = None, progress: Progress | None = None
) -> Bulk:
    """Read trade by product from an archive of CEPII's BACI, as it was downloaded.

    Both sides' reports are reconciled in it; values are without freight and insurance.
    Raises `ValueError` if it is not what CEPII publishes, naming file, member and field
    (a flow of one of the six that stands twice is noticed, of two others not), if
    duckdb is not installed or another import is at work; `OSError` if the file cannot
    be read, or the disk or the memory is full.
    """
    with _opened(path) as (archive, members), _reading(since) as reader:
        found = {name: of for name in members if (of := _YEAR_FILE.fullmatch(name))}
        versions = {(of[1], of[3]) for of in found.values()}
        revision, release = min(versions, default=("", ""))
        if len(versions) != 1 or revision not in REVISIONS.values():
            message = (
                f"{path}: holds no years of one revision and release, named as "
                f"BACI_HS92_Y2023_V202501.csv; it holds {', '.join(members):.200}"
            )
            raise BulkError(message)

        def unpacked(name: str) -> tuple[Path, str]:
            # A corrected release has a letter, which its lists may lack.
            full = next((file for file in members if file.startswith(name)), "")
            where = f"{path}, member {full or name}"
            if not full:
                message = f"{where} is missing"
                raise BulkError(message)
            info = members[full]
            opened = partial(archive.open, info)
            return reader.unpacked(opened, info.file_size, where), where

        names = f"product_codes_{revision}_V{release[:6]}"
        products = _products(reader, *unpacked(names))
        years = sorted((int(of[2]), name) for name, of in found.items())
        kept = [(year, name) for year, name in years if year >= (since or 0)]
        missing = {*range(years[0][0], years[-1][0])} - {year for year, _ in years}
        if missing:
            message = f"{path}: the year {min(missing)} is missing"
            raise BulkError(message)
        if not kept:
            message = f"`since`: {since} is after {years[-1][0]}, the last year"
            raise ValueError(message)
        for done, (year, name) in enumerate(kept):
            if progress is not None:
                progress(name, done, len(kept))
            file, where = unpacked(name)
            columns, rows = _text(file, where, _BACI)
            if columns != [*_BACI]:
                message = f"{where}: the columns are {columns!s:.200}, not {[*_BACI]}"
                raise BulkError(message)
            reader.ask(_sql(_ADD_YEAR, rows=rows, year=year), where)
            reader.ask(_TWICE, where)
            start = "insert into sums" if done else "create table sums as"
            reader.ask(f"{start} select * exclude (pairs) from added")
        told = {"classification": revision, "source_id": f"baci-{revision.lower()}"}
        query = _sql(_BACI_TRADE, revision=revision)
        trade = reader.trade(query, reporter="cepii", source_id=told["source_id"])
    record = source(
        told["source_id"],
        "CEPII",
        f"BACI, {revision}, release {release}",
        _PAGE,
        published=f"{release[:4]}-{release[4:6]}",
        licence="Etalab Open Licence 2.0",
        origin="CEPII",
    )
    listed = [{**told, "product_code": k, "product": name} for k, name in products]
    frames = {"product_trade": trade, "products": frame_of("products", listed)}
    return _bulk(frames, [record], f"baci{revision.lower()}", [_file_facts(path)])


@contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]]:
    """Give an archive of which all members are harmless, and these by their names."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        message = f"{path}: no zip archive, or cut off while it came ({error})"
        raise BulkError(message) from None
    with archive:
        members: dict[str, zipfile.ZipInfo] = {}
        for info in archive.infolist():
            there = PurePosixPath(info.orig_filename)
            leads_out = there.is_absolute() or ".." in there.parts
            faults = {
                "leads out of the archive": leads_out
                or re.search(r"[\\:\x00]", info.orig_filename),
                "is encrypted or a patch": info.flag_bits & 0x61,
                "is a link": stat.S_ISLNK(info.external_attr >> 16),
                "is packed in a way that is not read": info.compress_type not in (0, 8),
                "stands twice": there.name in members,
                "would swell as no figures do": info.file_size
                > _SWELLS * max(info.compress_size, 1000),
            }
            for fault in (words for words, is_so in faults.items() if is_so):
                message = f"{path}: member {info.orig_filename!r} {fault}"
                raise BulkError(message)
            members[there.name] = info
        yield archive, members


def _products(reader: _Reader, path: Path, where: str) -> list[tuple[str, str]]:
    """Return codes and names of products; a group such as 9999AA is none."""
    rows = _text(path, where, {})[1]
    return reader.ask(
        f"""
        select lpad(trim(code), 6, '0'),
            trim(regexp_replace(description, '\\s+', ' ', 'g'))
        from {rows} where regexp_full_match(if(regexp_full_match(trim(code),
            '[0-9]{{5,6}}|\\w{{6}}'), trim(code), error(concat('no code: ', code))),
            '[0-9]+') and description <> '' order by 1
        """,
        where,
    )


def _file_facts(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"file": path.name, "bytes": path.stat().st_size, "sha256": digest}


# ------------------------------------------------------------------------- UN Comtrade

_WORDS = ("typeCode", "freqCode", "flowCode", "customsCode")
_COMTRADE = {
    **dict.fromkeys((*_WORDS, "classificationCode", "cmdCode"), "VARCHAR"),
    **dict.fromkeys(("reporterCode", "partnerCode", "partner2Code"), "INTEGER"),
    "motCode": "INTEGER",
    "netWgt": "DOUBLE",
    "primaryValue": "DOUBLE",
}
# The year stands in several columns, and not every download has all of them.
_YEARS = ("refYear", "period", "refPeriodId")
_OTHERS = {"mosCode": "INTEGER", "aggrLevel": "INTEGER"}
_ENDINGS = (".csv", ".txt", ".tsv", ".gz", ".parquet")

# A row stands for a reporter, partner, flow and product, and again for each second
# partner, procedure and mode of transport of it. Only totals count. Spreadsheets take
# away the zero with which the codes of agriculture begin.
_ADD_FILE = """
$start
with rows as (
    select try_cast(left($year::varchar, 4) as smallint) as year,
        $revisions[classificationCode] as revision, lpad(cmdCode, 6, '0') as code,
        reporterCode as reporter, partnerCode as partner, flowCode as flow,
        primaryValue as value, netWgt as weight,
        partner2Code = 0 and motCode = 0 and customsCode = 'C00' $service as is_total,
        year is not null and (is_total is not true or coalesce(
            value >= 0 and value < $most_value, false)) and coalesce(
            weight >= 0 and weight < $most_weight, true) as is_good
    from $rows
    where typeCode = 'C' and freqCode = 'A' and flowCode in ('X', 'M')
        and regexp_full_match(cmdCode, '[0-9]{5,6}') $level
        and (reporterCode in $asia and partnerCode in (0, $china)
            or reporterCode = $china and (partnerCode in $asia or partnerCode = 0)
            or flowCode = 'X' and partnerCode = 0 and reporterCode not in $groups)
)
select year, revision, code, reporter, partner, flow,
    sum(if(is_good, if(is_total, (value * 1000)::bigint, null), error(concat(
        'primaryValue, netWgt or the year is none: ',
        struct_pack(year, reporter, partner, flow, code, value, weight))))) as value,
    sum((weight * 1000)::bigint) filter (where is_total and weight > 0) as weight,
    count_if(is_total) as totals
from rows where revision is not null and coalesce(year, $since) >= $since group by all
"""
_TOTALS_TWICE = """
select error(concat('a total stands more than once; give each download once, and the ',
    'newest of a reporter and year alone: ',
    struct_pack(year, revision, code, reporter, partner, flow)))
from sums group by year, revision, code, reporter, partner, flow having sum(totals) > 1
"""
# Of two customs: China's reports on others are turned to be seen from them.
_COMTRADE_TRADE = """
with flows as (
    select *, if(reporter = $china, 'china_customs', 'national') as witness,
        if(reporter = $china and partner <> 0, partner, reporter) as country,
        (flow = 'X') = (reporter <> $china or partner = 0) as is_export
    from sums where totals = 1 and reporter in $six
    union all by name
    select *, 'comtrade' as witness, 0 as country, true as is_export,
        count(distinct reporter) over (partition by year, revision) as reporters
    from sums where totals = 1 and flow = 'X' and partner = 0
)
select witness as reporter, $country as country,
    if(partner = 0, 'WLD', 'CHN') as partner,
    if(is_export, 'exports', 'imports') as flow,
    revision as classification, code as product_code, year as period,
    'comtrade-bulk-' || lower(if(witness = 'china_customs', 'CHN', $country))
        as source_id,
    round(sum(value) / 1e9, 6) as value_usd_mn,
    round(sum(if(witness = 'comtrade', null, weight)) / 1e6, 6) as quantity_t,
    if(witness = 'comtrade', 'sum', 'published') as basis,
    coalesce(printf('sum of the exports of %d reporters', reporters), '') as note
from flows where coalesce(reporters, $enough) >= $enough group by all
"""
_NOTES = """
select format('left out: {:,} flows of which the files give details but no total '
    '(partner2Code 0, motCode 0, customsCode C00)', count(*))
from (select 1 from sums group by year, revision, code, reporter, partner, flow
    having sum(totals) = 0) having count(*) > 0
union all
select format('no exports of the world: fewer than $enough countries report exports '
    '({} in {}, {}), so there is no revealed comparative advantage',
    count(distinct reporter), year, revision)
from sums where flow = 'X' and partner = 0 and totals > 0 group by year, revision
having count(distinct reporter) < $enough
"""


def read_comtrade(
    paths: Sequence[Path], *, since: int | None = None, progress: Progress | None = None
) -> Bulk:
    """Read trade by product from bulk downloads of UN Comtrade, all taken together.

    Text with tabs, commas or semicolons, packed by gzip or not, or Parquet. Raises
    `ValueError` if a file is not what UN Comtrade gives out, naming file, line and
    field, if a total stands twice or nothing of the six is there; else as `read_baci`.
    """
    with _reading(since) as reader:
        for done, path in enumerate(paths):
            if progress is not None:
                progress(path.name, done, len(paths))
            words = _rows_of(reader, path)
            start = "insert into sums" if done else "create table sums as"
            query = _sql(_ADD_FILE, since=since or 0, start=start, **words)
            reader.ask(query, path)
        reader.ask(_TOTALS_TWICE, paths[-1])
        trade = reader.trade(_sql(_COMTRADE_TRADE, enough=WORLD_REPORTERS))
        notes = reader.ask(_sql(_NOTES, enough=WORLD_REPORTERS))
    if trade.empty:
        message = (
            f"{', '.join(map(str, paths[:3]))}: no yearly total by product of "
            f"{', '.join(CODES.values())}"
        )
        raise BulkError(message)
    records = [_reporter(str(name)) for name in sorted(trade["source_id"].unique())]
    files, told = [*map(_file_facts, paths)], [note for (note,) in notes]
    return _bulk({"product_trade": trade}, records, "comtradebulk", files, told)


def _rows_of(reader: _Reader, path: Path) -> dict[str, object]:
    """Return the words of `_ADD_FILE` for a file: how it is read, what it has."""
    types = {**_COMTRADE, **_OTHERS, **dict.fromkeys(_YEARS, "VARCHAR")}
    ending, where = path.suffix.lower(), str(path)
    if ending not in _ENDINGS:
        message = f"{path}: its name ends in none of {', '.join(_ENDINGS)}"
        raise BulkError(message)
    if ending == ".parquet":
        packed = f"read_parquet({_pattern(path)})"
        columns = [str(row[0]) for row in reader.ask(f"describe from {packed}", path)]
        casts = [
            f"{name}::{types[name]} as {name}" for name in columns if name in types
        ]
        rows = f"(select {', '.join(casts)} from {packed})"
    elif ending == ".gz":
        most = _SWELLS * max(path.stat().st_size, 10_000)
        file = reader.unpacked(partial(gzip.GzipFile, path), most, where)
        columns, rows = _text(file, where, types, "\t,;")
    else:
        columns, rows = _text(path, where, types, "\t,;")
    missing = [name for name in _COMTRADE if name not in columns]
    years = [name for name in _YEARS if name in columns]
    for name in missing if years else [*missing, *_YEARS[:1]]:
        near = codes.closest(name, columns)
        message = f"{path}: without the column {name}{near}; it has {columns!s:.500}"
        raise BulkError(message)
    return {
        "rows": rows,
        "year": years[0],
        "level": "and coalesce(aggrLevel, 6) = 6" if "aggrLevel" in columns else "",
        "service": "and mosCode = 0" if "mosCode" in columns else "",
        "revisions": f"map {REVISIONS}",
    }


def _reporter(source_id: str) -> Row:
    country = source_id.rpartition("-")[2].upper()
    name = codes.country_name(country)
    origins = {
        "WLD": "all that report to UN Comtrade",
        "CHN": "General Administration of Customs of China",
    }
    whose = "all reporters" if country == "WLD" else name
    return source(
        source_id,
        "United Nations Statistics Division",
        f"UN Comtrade, yearly trade by product as reported: {whose}",
        "https://comtradeplus.un.org/",
        licence=LICENCE,
        origin=origins.get(country, f"National statistics of {name}"),
    )
