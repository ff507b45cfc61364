"""Bulk files of CEPII (BACI) and UN Comtrade: trade by product, far larger than memory.

Unpacked a file at a time and read by DuckDB. Kept are, to the dollar and kilogram, the
flows between the five and China, the totals of the six, and the exports of the world.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from string import Template
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from cac_data import codes, products
from cac_data.extras import extra
from cac_data.fetch.client import Answer, Query, Row, source
from cac_data.fetch.comtrade import CHINA, COUNTRY_BY_NUMBER, FIVE, LICENCE, SITE
from cac_data.fetch.store import Sent, records_of, scratch
from cac_data.tables import table_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

REVISION_BY_CODE = {
    f"H{number}": name for number, name in enumerate(products.REVISIONS)
}
"""Revision of the Harmonized System: as UN Comtrade calls it, and as our tables do."""

# Unpacked, of a file. A year of BACI has half of one, all of UN Comtrade some more.
MOST_GIGABYTES = 20.0

WORLD_REPORTERS = 100  # of some 170 have to report exports before they are a world

# Flows of all files in one shape: US dollars and kilograms, exactly; country -1 is the
# world; `who` reported a total. Below stand for each publisher the types of the columns
# that are read as numbers, and the query that brings its flows into this shape.
_KEPT = """
set memory_limit = '500MB';
set preserve_insertion_order = false;
create table kept (reporter varchar, country integer, partner integer, flow varchar,
    revision varchar, code varchar, year smallint, who integer, value decimal(38, 3),
    weight decimal(38, 3))
"""

# t: year, i: exporter, j: importer, k: product, v: thousand US dollars. Tonnes (q) stay
# text, as they may be NA. Numbers of other countries than the six become 0.
_BACI = {
    "t": "INTEGER",
    "i": "INTEGER",
    "j": "INTEGER",
    "k": "INTEGER",
    "v": "DECIMAL(18, 3)",
}
_BACI_KEPT = """
insert into kept by name
with lines as (
    select if(i in $six, i, 0) as exporter, if(j in $six, j, 0) as importer, k,
        case when trim(q) not in ('', 'NA') then q::decimal(18, 3) end as tonnes,
        if(t = $year and i > 0 and j > 0 and k between 10000 and 999999 and v >= 0
            and coalesce(tonnes >= 0, true), v,
            error(concat('no flow of $year: ', line))) as thousands
    from $rows as line
), sums as (
    select k, exporter, importer, sum(thousands) * 1000 as dollars,
        if(count(*) = count(tonnes), sum(tonnes) * 1000, null) as kilos
    from lines group by all
), flows as (
    select k, dollars, kilos, unnest([
        {'country': exporter, 'partner': importer, 'flow': 'exports'},
        {'country': importer, 'partner': exporter, 'flow': 'imports'},
        {'country': exporter, 'partner': -1, 'flow': 'exports'},
        {'country': importer, 'partner': -1, 'flow': 'imports'},
        {'country': -1, 'partner': -1, 'flow': 'exports'}], recursive := true)
    from sums
)
select 'cepii' as reporter, country, partner, flow, '$revision' as revision,
    printf('%06d', k) as code, $year as year, 0 as who, sum(dollars) as value,
    if(max(country) > 0 and count(*) = count(kilos), sum(kilos), null) as weight
from flows where country in $five and partner = $china
    or country <> 0 and partner = -1 group by all
"""

# A group of products, such as 9999AA, has no code of the Harmonized System.
_PRODUCTS = """
select '$revision' as classification, lpad(trim(code), 6, '0') as product_code,
    lower('baci-$revision') as source_id,
    regexp_replace(trim(description), '[[:space:]]+', ' ', 'g') as product
from $rows where regexp_full_match(trim(code), '[0-9]+') and description is not null
"""

# Only totals over second partners, procedures and modes of transport count. Codes may
# have lost a zero. What China reports is turned to be seen from the others. Members of
# the European Union (97) and ASEAN (975) report as well.
_COMTRADE = {
    "reporterCode": "INTEGER",
    "partnerCode": "INTEGER",
    "partner2Code": "INTEGER",
    "motCode": "INTEGER",
    "netWgt": "DECIMAL(18, 3)",
    "primaryValue": "DECIMAL(18, 3)",
}
_COMTRADE_KEPT = """
insert into kept by name
with totals as (
    select left(period, 4)::smallint as year, lpad(cmdCode, 6, '0') as code,
        $revisions[classificationCode] as revision, flowCode = 'X' as is_sold,
        reporterCode as who, partnerCode as whom, nullif(netWgt, 0) as kilos,
        if(year > 0 and primaryValue >= 0 and coalesce(netWgt >= 0, true), primaryValue,
            error(concat('a year, value or weight is none: ', line))) as value
    from $rows as line
    where typeCode = 'C' and freqCode = 'A' and flowCode in ('X', 'M')
        and partner2Code = 0 and motCode = 0 and customsCode = 'C00'
        and regexp_full_match(cmdCode, '[0-9]{5,6}') and revision is not null
        and (who in $five and whom in (0, $china)
            or who = $china and (whom in $five or whom = 0)
            or is_sold and whom = 0 and who not in (97, 975))
        and coalesce(year >= $since, true)
)
select year, code, revision, who, value, unnest([
    {'reporter': if(who = $china, 'china_customs', 'national'),
        'country': if(who = $china and whom <> 0, whom, who),
        'partner': if(whom = 0, -1, $china), 'weight': kilos,
        'flow': if(is_sold = (who <> $china or whom = 0), 'exports', 'imports')},
    {'reporter': 'comtrade', 'country': -1, 'partner': -1, 'weight': null,
        'flow': 'exports'}][if(who in $six, 1, 2):if(is_sold and whom = 0, 2, 1)],
    recursive := true)
from totals
"""

_TRADE = """
with worlds as (
    select reporter, revision, year, count(distinct who) as reporters
    from kept where reporter = 'comtrade' group by all
)
select reporter, $names[country] as country, $names[partner] as partner, flow,
    revision as classification, code as product_code, year::varchar as period,
    case reporter when 'cepii' then lower('baci-' || revision)
        when 'china_customs' then 'comtrade-bulk-chn'
        else lower('comtrade-bulk-' || $names[country]) end as source_id,
    if(count(*) = count(distinct who), round(sum(value) / 1e6, 6),
        error(concat('a total stands more than once; give each download once, and the ',
        'newest of a reporter and year alone: ', min(kept)))) as value_usd_mn,
    if(count(*) = count(weight), round(sum(weight) / 1e3, 6), null) as quantity_t,
    if(reporter = 'comtrade' or reporter = 'cepii' and partner = -1, 'sum', 'published')
        as basis,
    'A' as obs_status,
    coalesce(printf('sum of the exports of %d reporters', reporters), '') as note
from kept left join worlds using (reporter, revision, year)
where coalesce(reporters, $enough) >= $enough group by all
"""


class _Reader(NamedTuple):
    """A database for the rows of several files, and a folder to unpack them."""

    connection: DuckDBPyConnection
    folder: Path
    # In a thread of its own: in that of the signals DuckDB hides which one it was.
    thread: ThreadPoolExecutor

    def rows(self, packed: IO[bytes], types: Mapping[str, str]) -> str:
        """Unpack a text with types of numbers, and return how a query reads it."""
        path = self.folder / "unpacked"
        with path.open("w+b") as file:
            room = MOST_GIGABYTES * 1_000_000_000
            while piece := packed.read(1 << 20):
                room -= len(piece)
                if room < 0:
                    message = f"has more than {MOST_GIGABYTES:g} GB, unpacked"
                    raise EOFError(message)
                file.write(piece)
            file.seek(max(file.tell() - 1, 0))
            if file.read() != b"\n":
                message = "is empty, or the last line is cut off"
                raise EOFError(message)
        place = str(path).replace("'", "''")
        options = "header=true, skip=0, quote='\"', all_varchar=true"
        return f"read_csv('{place}', {options}, types={dict(types)})"

    def frame(self, table: str, query: str, **words: object) -> pd.DataFrame:
        """Return what a query gives as rows of a table."""
        dtypes = table_of(table).dtypes
        self.run(f"create table {table} as {query}", **words)
        if not self.run(f"from {table} limit 1").fetchone():
            message = (
                f"holds nothing for {table} of {', '.join(COUNTRY_BY_NUMBER.values())}"
            )
            raise EOFError(message)
        # A text that stands in a million rows is in memory once.
        for name in dtypes.index[dtypes == "str"]:
            texts = f"(select distinct {name} from {table} order by all)"
            self.run(f"create type {table}_{name} as enum {texts}")
            self.run(f"alter table {table} alter {name} type {table}_{name}")
        frame = self.run(f"from {table} order by all").df()
        return frame[list(dtypes.index)].astype(dict(dtypes))

    def run(self, query: str, **words: object) -> DuckDBPyConnection:
        """Run a query with `words` and the constants in place of their ``$names``."""
        constants = {
            "six": tuple(COUNTRY_BY_NUMBER),
            "five": FIVE,
            "china": CHINA,
            "names": f"map {COUNTRY_BY_NUMBER | {-1: 'WLD'}}",
            "revisions": f"map {REVISION_BY_CODE}",
            "enough": WORLD_REPORTERS,
        }
        text = Template(query).substitute(constants, **words)
        running = self.thread.submit(self.connection.execute, text)
        try:
            return running.result()
        except BaseException:
            # Of a signal; what has not begun yet cannot be interrupted.
            while not running.done():
                self.connection.interrupt()
            raise


@contextlib.contextmanager
def _reading() -> Iterator[_Reader]:
    """Give a reader with an empty table of flows, and clear all away behind it."""
    with extra("bulk", "a bulk file"):
        import duckdb
    # The thread ends before the connection is closed, which one at work refuses.
    with (
        scratch() as folder,
        duckdb.connect() as connection,
        ThreadPoolExecutor(1) as thread,
    ):
        connection.execute("set temp_directory = $1", [f"{folder}/spilled"])
        thread.submit(connection.execute, _KEPT).result()
        yield _Reader(connection, folder, thread)


@contextlib.contextmanager
def _blaming(where: str) -> Iterator[None]:
    """Say what is wrong with a file, with what is packed in it, or with its rows."""
    import duckdb

    of_files = (EOFError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, KeyError)
    of_rows = (duckdb.Error, RuntimeError, UnicodeError)
    try:
        yield
    except (*of_rows, *of_files) as error:
        reason = "; ".join(str(error).splitlines()[:3])
        message = f"{where}: cannot be imported: {reason}"
        # Of a disk or a memory that is full the file is not to blame.
        is_full = isinstance(error, (duckdb.OutOfMemoryException, duckdb.IOException))
        kind = OSError if is_full else ValueError
        raise kind(message) from None


_YEAR_FILE = re.compile(r"(?:.*/)?BACI_(HS\d\d)_Y(\d{4})_V(\d{6}[a-z]?)\.csv")


class _Release(NamedTuple):
    """What an archive of BACI holds; `years` of its files, by their names."""

    revision: str
    version: str
    years: Mapping[str, str]
    product_list: str


def _release_of(archive: zipfile.ZipFile, since: int | None) -> _Release:
    """Return the one release in an archive; EOFError if there is none, or another."""
    members = archive.namelist()
    matches = [match for match in map(_YEAR_FILE.fullmatch, members) if match]
    matches = [match for match in matches if int(match[2]) >= (since or 0)]
    releases = {(match[1], match[3]) for match in matches}
    if len(releases) != 1:
        form = "of one revision and release, named as BACI_HS92_Y2023_V202501.csv"
        message = f"no years since {since or 'any'} {form}, but {members!s:.200}"
        raise EOFError(message)
    revision, version = releases.pop()
    years = {match[0]: match[2] for match in matches}
    # A corrected release has a letter, which its lists may lack.
    listed = f"product_codes_{revision}_V{version[:6]}"
    product_list = next((name for name in members if listed in name), listed)
    return _Release(revision, version, years, product_list)


def read_baci(path: Path, *, since: int | None = None) -> Sent:
    """Read trade by product from an archive of CEPII's BACI, as it was downloaded.

    It gives rows of `product_trade` and `products`, from the year `since` on. What is
    not as CEPII publishes it is a `ValueError` with file and member; a file that cannot
    be read, or a full disk or memory, is an `OSError`, and a duckdb that is missing a
    `MissingExtraError`.
    """
    with _reading() as reader, _blaming(str(path)), zipfile.ZipFile(path) as archive:
        release = _release_of(archive, since)
        for name, year in release.years.items():
            with _blaming(f"{path}, member {name}"), archive.open(name) as packed:
                rows = reader.rows(packed, _BACI)
                reader.run(_BACI_KEPT, rows=rows, year=year, revision=release.revision)
        trade = reader.frame("product_trade", _TRADE)
        name = release.product_list
        with _blaming(f"{path}, member {name}"), archive.open(name) as packed:
            rows = reader.rows(packed, {"code": "VARCHAR"})
            names = reader.frame(
                "products", _PRODUCTS, rows=rows, revision=release.revision
            )
    record = source(
        f"baci-{release.revision.lower()}",
        "CEPII",
        f"BACI, {release.revision}, release {release.version}",
        "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
        published=f"{release.version[:4]}-{release.version[4:6]}",
        licence="Etalab Open Licence 2.0",
        origin="CEPII",
    )
    frames = {"product_trade": trade, "products": names}
    return _sent(f"baci{release.revision.lower()}", frames, [record], [path])


def read_comtrade(paths: Sequence[Path], *, since: int | None = None) -> Sent:
    """Read trade by product from bulk downloads of UN Comtrade, all taken together.

    They are text, packed by gzip or not. A total that stands twice, or nothing of the
    six, is a `ValueError`, too; else what is refused is as with `read_baci`.
    """
    with _reading() as reader:
        for path in paths:
            opened: Any = gzip.open if path.suffix == ".gz" else open
            with _blaming(str(path)), opened(path, "rb") as packed:
                rows = reader.rows(packed, _COMTRADE)
                reader.run(_COMTRADE_KEPT, rows=rows, since=since or 0)
        with _blaming(", ".join(map(str, paths[:3]))):
            trade = reader.frame("product_trade", _TRADE)
    records = [_comtrade_source(source_id) for source_id in trade["source_id"].unique()]
    return _sent("comtradebulk", {"product_trade": trade}, records, paths)


def _comtrade_source(source_id: str) -> Row:
    """Return the record of what a country, or all that report, say of their trade."""
    country = source_id.rpartition("-")[2].upper()
    reporter = "all reporters" if country == "WLD" else codes.country_name(country)
    return source(
        source_id,
        "United Nations Statistics Division",
        f"UN Comtrade, yearly trade by product as reported: {reporter}",
        SITE,
        licence=LICENCE,
        origin=codes.OFFICES.get(country, "all that report to UN Comtrade"),
    )


def _sent(
    service: str,
    frames: dict[str, pd.DataFrame],
    sources: Sequence[Row],
    paths: Sequence[Path],
) -> Sent:
    """Return what was sent: in place of the files, their names and sums."""
    files = []
    for path in paths:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            entry = {"file": path.name, "bytes": file.tell(), "sha256": digest}
        files.append(entry)
    content = json.dumps(files, indent=2, ensure_ascii=False) + "\n"
    answer = Answer(Query("files.json", str(sources[0]["url"])), content.encode())
    return Sent(service, frames, records_of(sources, datetime.now(UTC)), [answer])
