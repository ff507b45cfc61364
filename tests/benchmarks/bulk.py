"""Measure the import of a BACI archive: `python -m tests.benchmarks.bulk`.

Makes an archive in BACI's format, the same each time, and reads it in fresh processes:
with the package, and with pandas in chunks, doing the same selection. The results are
compared cell by cell. The archive is removed in the end.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from cac_data.cli import main as command
from cac_data.fetch.bulk import CODES
from cac_data.fetch.bulk_baci import read_baci
from tests.bulk_files import COUNTRY_LIST

REVISION, RELEASE = "HS17", "202501"
ROWS_A_YEAR = 8_333_334  # about as many as in a real year
PRODUCTS = 5000
NUMBERS = sorted({*CODES.values(), *range(4, 900, 4)})[:226]
# 226 exporters, as many importers less one, 5000 products: the step has no factor in
# common with their number, so no flow stands twice.
STEP = 104_729
CHUNK = 1_000_000
TIMES_FASTER = 5
MOST_MEMORY = 2_000_000_000


def make_archive(folder: Path, rows: int) -> Path:
    """An archive of BACI with so many rows, in years of about 8 million."""
    years = max(1, round(rows / ROWS_A_YEAR))
    path = folder / f"BACI_{REVISION}_V{RELEASE}.zip"
    codes = [f"{10000 + 198 * number:06d}" for number in range(PRODUCTS)]
    numbers = "[" + ", ".join(map(str, NUMBERS)) + "]"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for number in range(years):
            year = 2018 + number
            a_year = rows // years + (number < rows % years)
            file = folder / f"BACI_{REVISION}_Y{year}_V{RELEASE}.csv"
            made = f"""
                select {year} as t, {numbers}[i + 1] as i,
                    {numbers}[(j + (j >= i)::int) + 1] as j,
                    printf('%06d', 10000 + 198 * k) as k,
                    printf('%.3f', (hash(n) % 100000000) / 1000.0
                        / (1 + hash(n + 1) % 1000)) as v,
                    case when hash(n + 2) % 50 = 0 then '          NA'
                        else printf('%12.3f', (hash(n + 3) % 1000000) / 1000.0) end as q
                from (
                    select n, n // {225 * PRODUCTS} as i, n // {PRODUCTS} % 225 as j,
                        n % {PRODUCTS} as k
                    from (
                        select ((r + {number}) * {STEP})
                            % {226 * 225 * PRODUCTS} as n
                        from range({a_year}) rows(r)
                    )
                )
            """
            settings = {"threads": os.cpu_count() or 1, "memory_limit": "1500MB"}
            with duckdb.connect(config={**settings}) as connection:
                connection.execute(f"copy ({made}) to '{file}' (header, quote '')")
            archive.write(file, file.name)
            file.unlink()
        archive.writestr(f"country_codes_V{RELEASE}.csv", COUNTRY_LIST)
        names = "".join(f"{code},Product {code}\n" for code in codes)
        archive.writestr(
            f"product_codes_{REVISION}_V{RELEASE}.csv", f"code,description\n{names}"
        )
    return path


# ------------------------------------------------------------ what the processes do


def by_package(path: Path) -> pd.DataFrame:
    return read_baci(path).frames["product_trade"]


def by_command(path: Path) -> None:
    assert command(["import", "baci", str(path)]) == 0


def by_pandas(path: Path) -> pd.DataFrame:
    """With codes read as text, as CEPII advises."""
    return _selected(path, {"k": "str"})


def by_pandas_tuned(path: Path) -> pd.DataFrame:
    """With codes read as numbers, in the narrowest types."""
    return _selected(path, {"t": "int16", "i": "int16", "j": "int16", "k": "int32"})


def _selected(path: Path, types: dict[str, str]) -> pd.DataFrame:
    world, ours = [], []
    for chunk in _chunks(path, types):
        world.append(chunk.groupby(["t", "k"], as_index=False)["v"].sum())
        six = list(CODES.values())
        ours.append(chunk[chunk["i"].isin(six) | chunk["j"].isin(six)])
    kept = pd.concat(ours)
    name_of = {number: name for name, number in CODES.items()}
    parts = [
        pd.concat(world)
        .groupby(["t", "k"], as_index=False)["v"]
        .sum()
        .assign(country="WLD", partner="WLD", flow="exports", q=np.nan)
    ]
    for own, other, flow in (("i", "j", "exports"), ("j", "i", "imports")):
        mine = kept[kept[own].isin(name_of)]
        mine = mine.assign(country=mine[own].map(name_of), flow=flow)
        china = mine[(mine[other] == CODES["CHN"]) & (mine["country"] != "CHN")]
        parts.append(china.assign(partner="CHN"))
        groups = mine.groupby(["t", "k", "country", "flow"])
        total = groups.agg(
            v=("v", "sum"), q=("q", "sum"), n=("q", "size"), m=("q", "count")
        )
        total["q"] = total["q"].where(total["n"] == total["m"])
        parts.append(total.reset_index().assign(partner="WLD"))
    made = pd.concat(parts, ignore_index=True)
    made["product_code"] = made["k"].astype(str).str.zfill(6)
    made["period"] = made["t"].astype(str)
    made["value_usd_mn"] = made["v"] / 1000
    key = ["country", "partner", "flow", "product_code", "period"]
    columns = [*key, "value_usd_mn", "q"]
    return (
        made[columns]
        .rename(columns={"q": "quantity_t"})
        .sort_values(key, ignore_index=True)
    )


def _chunks(path: Path, types: dict[str, str]) -> Iterator[pd.DataFrame]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("BACI_"):
                with archive.open(name) as member:
                    yield from pd.read_csv(
                        member, chunksize=CHUNK, dtype=types, skipinitialspace=True
                    )


WAYS = {
    "package": by_package,
    "command": by_command,
    "pandas": by_pandas,
    "pandas_tuned": by_pandas_tuned,
}


def work(way: str, path: Path, result: Path) -> None:
    """Do one of the ways, and print how long it took and how much memory."""
    started, cpu = time.perf_counter(), os.times()
    found = WAYS[way](path)
    seconds, spent = time.perf_counter() - started, os.times()
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    if found is not None:
        found.to_pickle(result)
    told = {
        "seconds": seconds,
        "cpu_seconds": spent.user + spent.system - cpu.user - cpu.system,
        "peak_bytes": 1024 * int(peak.split()[1]),
    }
    sys.stderr.write(json.dumps(told) + "\n")


# --------------------------------------------------------------------- the measuring


def measured(way: str, path: Path, folder: Path) -> dict[str, Any]:
    home = folder / f"home-{way}"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "tests.benchmarks.bulk", "--work", way),
            *(str(path), str(folder / f"{way}.pickle")),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "CAC_DATA_HOME": str(home)},
    )
    if done.returncode:
        sys.exit(done.stderr)
    shutil.rmtree(home, ignore_errors=True)
    found: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    return found


def compare(folder: Path, way: str) -> None:
    """Raise unless both found the same rows, to the dollar and the kilogram."""
    ours = pd.read_pickle(folder / "package.pickle")
    theirs = pd.read_pickle(folder / f"{way}.pickle")
    ours = ours[list(theirs.columns)].sort_values(
        ["country", "partner", "flow", "product_code", "period"], ignore_index=True
    )
    pd.testing.assert_frame_equal(
        ours, theirs, check_dtype=False, check_exact=False, rtol=1e-9, atol=1e-6
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000_000)
    parser.add_argument("--folder", type=Path, help="Where there is room for the file.")
    parser.add_argument("--work", nargs=3, metavar=("WAY", "FILE", "RESULT"))
    given = parser.parse_args()
    if given.work:
        way, path, result = given.work
        work(way, Path(path), Path(result))
        return
    with tempfile.TemporaryDirectory(dir=given.folder, prefix="baci-") as name:
        folder = Path(name)
        free = shutil.disk_usage(folder).free
        if free < 40 * given.rows + 1_000_000_000:
            sys.exit(f"{folder}: no room; --folder names another disk")
        path = make_archive(folder, given.rows)
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
        print(
            f"{given.rows:,} rows, {unpacked / 1e9:.1f} GB, packed "
            f"{path.stat().st_size / 1e9:.1f} GB; {os.cpu_count()} processors"
        )
        found = {}
        for way in WAYS:
            found[way] = measured(way, path, folder)
            figures = found[way]
            print(
                f"{way:14} {figures['seconds']:8.1f} s  cpu "
                f"{figures['cpu_seconds']:8.1f} s  peak "
                f"{figures['peak_bytes'] / 1e6:8.0f} MB",
                flush=True,
            )
        for way in ("pandas", "pandas_tuned"):
            compare(folder, way)
            times = found[way]["seconds"] / found["package"]["seconds"]
            print(f"{way}: the same rows, {times:.1f} times slower")
    times = found["pandas"]["seconds"] / found["package"]["seconds"]
    most = max(found[way]["peak_bytes"] for way in ("package", "command"))
    print(f"at least {TIMES_FASTER} times faster: {times >= TIMES_FASTER}")
    print(f"at most {MOST_MEMORY / 1e9:.0f} GB of memory: {most <= MOST_MEMORY}")


if __name__ == "__main__":
    main()
