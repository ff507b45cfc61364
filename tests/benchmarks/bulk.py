"""The import of a BACI archive, beside pandas in chunks.

The archive is made in BACI's format, the same each time. Both sides read it in a
process of their own: the command, which also checks and stores the rows, and pandas,
which only selects and adds up the same.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from tests.bulk_files import COUNTRY_LIST

REVISION, RELEASE = "HS17", "202501"
ROWS_A_YEAR = 8_333_334  # about as many as in a real year
PRODUCTS = 5000
CHINA = 156
CODES = {398: "KAZ", 417: "KGZ", 762: "TJK", 795: "TKM", 860: "UZB", CHINA: "CHN"}
NUMBERS = sorted({*CODES, *range(4, 900, 4)})[:226]
# 226 exporters, as many importers less one, 5000 products: the step has no factor in
# common with their number, so no flow stands twice.
STEP = 104_729
CHUNK = 1_000_000


def make_archive(folder: Path, rows: int) -> Path:
    """Make an archive with so many rows, in years of about 8 million."""
    years = max(1, round(rows / ROWS_A_YEAR))
    path = folder / f"BACI_{REVISION}_V{RELEASE}.zip"
    codes = [f"{10000 + 198 * number:06d}" for number in range(PRODUCTS)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for year in range(2018, 2018 + years):
            file = folder / f"BACI_{REVISION}_Y{year}_V{RELEASE}.csv"
            with duckdb.connect() as connection:
                made = _year(year, rows // years)
                connection.execute(f"copy ({made}) to '{file}' (header, quote '')")
            archive.write(file, file.name)
            file.unlink()
        archive.writestr(f"country_codes_V{RELEASE}.csv", COUNTRY_LIST)
        names = "".join(f"{code},Product {code}\n" for code in codes)
        archive.writestr(
            f"product_codes_{REVISION}_V{RELEASE}.csv", f"code,description\n{names}"
        )
    return path


def _year(year: int, rows: int) -> str:
    """The question that makes the rows of a year."""
    return f"""
        select {year} as t, {NUMBERS}[i + 1] as i,
            {NUMBERS}[(j + (j >= i)::int) + 1] as j,
            printf('%06d', 10000 + 198 * k) as k,
            printf('%.3f', (hash(n) % 100000000) / 1000.0
                / (1 + hash(n + 1) % 1000)) as v,
            case when hash(n + 2) % 50 = 0 then '          NA'
                else printf('%12.3f', (hash(n + 3) % 1000000) / 1000.0) end as q
        from (
            select n, n // {225 * PRODUCTS} as i, n // {PRODUCTS} % 225 as j,
                n % {PRODUCTS} as k
            from (
                select ((r + {year}) * {STEP}) % {226 * 225 * PRODUCTS} as n
                from range({rows}) rows(r)
            )
        )
    """


def by_pandas(path: Path) -> pd.DataFrame:
    """Select and add up in chunks, with codes read as text, as CEPII advises."""
    world, ours = [], []
    for chunk in _chunks(path):
        world.append(chunk.groupby(["t", "k"], as_index=False)["v"].sum())
        ours.append(chunk[chunk["i"].isin(CODES) | chunk["j"].isin(CODES)])
    kept = pd.concat(ours)
    total = pd.concat(world).groupby(["t", "k"], as_index=False)["v"].sum()
    parts = [total.assign(country="WLD", partner="WLD", flow="exports", q=np.nan)]
    for own, other, flow in (("i", "j", "exports"), ("j", "i", "imports")):
        mine = kept[kept[own].isin(CODES)]
        mine = mine.assign(country=mine[own].map(CODES), flow=flow)
        china = mine[(mine[other] == CHINA) & (mine["country"] != "CHN")]
        parts.append(china.assign(partner="CHN"))
        groups = mine.groupby(["t", "k", "country", "flow"], as_index=False)
        parts.append(groups[["v", "q"]].sum().assign(partner="WLD"))
    key = ["country", "partner", "flow", "k", "t"]
    return pd.concat(parts)[[*key, "v", "q"]].sort_values(key, ignore_index=True)


def _chunks(path: Path) -> Iterator[pd.DataFrame]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("BACI_"):
                with archive.open(name) as member:
                    yield from pd.read_csv(
                        member,
                        chunksize=CHUNK,
                        dtype={"k": "str"},
                        skipinitialspace=True,
                    )


if __name__ == "__main__":
    assert len(by_pandas(Path(sys.argv[1])))
