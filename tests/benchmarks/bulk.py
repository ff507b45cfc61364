"""The import of a BACI archive, beside pandas in chunks.

The archive is made in BACI's format, the same each time. Both sides read it in a
process of their own: the command, which also checks and stores the rows, and pandas,
which only selects and adds up the same.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import duckdb
import pandas as pd

from cac_data.fetch.comtrade import CHINA, CODES

ROWS_A_YEAR = 8_333_334  # about as many as in a real year
PRODUCTS = 5000
NUMBERS = sorted({*CODES, *range(4, 900, 4)})[:226]

# 226 exporters, as many importers less one, 5000 products: the step has no factor in
# common with their number, so no flow stands twice.
YEAR = """
copy (
    select {year} as t, {numbers}[i + 1] as i, {numbers}[(j + (j >= i)::int) + 1] as j,
        printf('%06d', 10000 + 198 * k) as k,
        printf('%.3f', (hash(n) % 100000000) / 1000.0 / (1 + hash(n + 1) % 1000)) as v,
        case when hash(n + 2) % 50 = 0 then '          NA'
            else printf('%12.3f', (hash(n + 3) % 1000000) / 1000.0) end as q
    from (
        select n, n // (225 * {products}) as i, n // {products} % 225 as j,
            n % {products} as k
        from (
            select ((r + {year}) * 104729) % (226 * 225 * {products}) as n
            from range({rows}) rows(r)
        )
    )
) to '{file}' (header, quote '')
"""


def make_archive(folder: Path, rows: int) -> Path:
    """Make an archive with so many rows, in years of about 8 million."""
    years = max(1, round(rows / ROWS_A_YEAR))
    path = folder / "BACI_HS17_V202501.zip"
    given = {"numbers": NUMBERS, "products": PRODUCTS, "rows": rows // years}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for year in range(2018, 2018 + years):
            file = folder / f"BACI_HS17_Y{year}_V202501.csv"
            duckdb.sql(YEAR.format(year=year, file=file, **given))
            archive.write(file, file.name)
            file.unlink()
        codes = [f"{10000 + 198 * number:06d}" for number in range(PRODUCTS)]
        names = "".join(f"{code},Product {code}\n" for code in codes)
        listed = f"code,description\n{names}"
        archive.writestr("product_codes_HS17_V202501.csv", listed)
    return path


def by_pandas(path: Path) -> pd.DataFrame:
    """Select and add up in chunks, with codes read as text, as CEPII advises."""
    world, ours = [], []
    how = {"dtype": {"k": "str"}, "skipinitialspace": True}
    with zipfile.ZipFile(path) as archive:
        for name in (of for of in archive.namelist() if of.startswith("BACI_")):
            with archive.open(name) as member:
                for chunk in pd.read_csv(member, chunksize=1_000_000, **how):
                    world.append(chunk.groupby(["t", "k"], as_index=False)["v"].sum())
                    ours.append(chunk[chunk["i"].isin(CODES) | chunk["j"].isin(CODES)])
    kept = pd.concat(ours)
    total = pd.concat(world).groupby(["t", "k"], as_index=False)["v"].sum()
    parts = [total.assign(country="WLD", partner="WLD", flow="exports")]
    for own, other, flow in (("i", "j", "exports"), ("j", "i", "imports")):
        mine = kept[kept[own].isin(CODES)]
        mine = mine.assign(country=mine[own].map(CODES), flow=flow)
        china = mine[(mine[other] == CHINA) & (mine["country"] != "CHN")]
        parts.append(china.assign(partner="CHN"))
        groups = mine.groupby(["t", "k", "country", "flow"], as_index=False)
        parts.append(groups[["v", "q"]].sum().assign(partner="WLD"))
    key = ["country", "partner", "flow", "k", "t"]
    return pd.concat(parts)[[*key, "v", "q"]].sort_values(key, ignore_index=True)


if __name__ == "__main__":
    assert len(by_pandas(Path(sys.argv[1])))
