"""Bulk files of CEPII and UN Comtrade: what comes of them, and what is refused.

The files are made by hand, in the formats as published; the values were worked out on
paper. A larger one is compared with what pandas makes of it.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

import cac_data
from cac_data.fetch import bulk
from cac_data.fetch.bulk import CODES, WORLD_REPORTERS, read_baci, read_comtrade
from cac_data.tables import resource_of
from tests.bulk_files import (
    HEADER,
    PRODUCT_LIST,
    YEAR_2022,
    baci,
    comtrade,
)

Y2022, Y2023 = "BACI_HS92_Y2022_V202501.csv", "BACI_HS92_Y2023_V202501.csv"
PRODUCTS = "product_codes_HS92_V202501.csv"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("CAC_DATA_HOME", str(folder))
    return folder


def left_behind(home: Path) -> list[str]:
    """Files below the home but for locks."""
    return sorted(
        str(file.relative_to(home))
        for file in home.rglob("*")
        if file.is_file() and file.name != ".lock"
    )


def facts(goods: pd.DataFrame) -> dict[tuple[str, ...], tuple[float, float | None]]:
    """Value and quantity (None: not known) by country, partner, flow, product, year."""
    key = ["country", "partner", "flow", "product_code", "period"]
    return {
        tuple(row[:5]): (row[5], None if pd.isna(row[6]) else row[6])
        for row in goods[[*key, "value_usd_mn", "quantity_t"]].itertuples(index=False)
    }


# ---------------------------------------------------------------------- BACI: values


def test_flows_totals_and_the_world_are_kept_of_an_archive(tmp_path: Path) -> None:
    found = read_baci(baci(tmp_path))
    ore, gas, horses = "260300", "271121", "010110"
    assert facts(found.frames["product_trade"]) == {
        ("KAZ", "CHN", "exports", ore, "2022"): (1.0, 500.0),
        ("KAZ", "CHN", "exports", gas, "2022"): (3.0, None),
        ("KAZ", "CHN", "imports", horses, "2022"): (0.005001, 0.1),
        ("KGZ", "CHN", "imports", horses, "2022"): (0.000002, 0.001),
        # To China and to Germany; of the gas to China no weight is given.
        ("KAZ", "WLD", "exports", ore, "2022"): (1.2505, 600.25),
        ("KAZ", "WLD", "exports", gas, "2022"): (4.0, None),
        ("KAZ", "WLD", "imports", horses, "2022"): (0.015001, 0.6),
        ("KGZ", "WLD", "imports", horses, "2022"): (0.000002, 0.001),
        ("CHN", "WLD", "exports", horses, "2022"): (0.005003, 0.101),
        ("CHN", "WLD", "imports", horses, "2022"): (0.04, 2.0),
        ("CHN", "WLD", "imports", ore, "2022"): (1.0, 500.0),
        ("CHN", "WLD", "imports", gas, "2022"): (3.0, None),
        ("WLD", "WLD", "exports", ore, "2022"): (2.0, None),
        ("WLD", "WLD", "exports", gas, "2022"): (4.0, None),
        ("WLD", "WLD", "exports", horses, "2022"): (0.055003, None),
        ("KAZ", "CHN", "exports", ore, "2023"): (2.0, 900.0),
        ("KAZ", "WLD", "exports", ore, "2023"): (2.0, 900.0),
        ("CHN", "WLD", "imports", ore, "2023"): (2.0, 900.0),
        ("WLD", "WLD", "exports", ore, "2023"): (2.0, None),
    }


def test_rows_say_who_counted_and_what_was_added_up(tmp_path: Path) -> None:
    goods = read_baci(baci(tmp_path)).frames["product_trade"]
    assert set(goods["reporter"]) == {"cepii"}
    assert set(goods["classification"]) == {"HS92"}
    assert set(goods["source_id"]) == {"baci-hs92"}
    is_pair = goods["partner"] == "CHN"
    assert set(goods.loc[is_pair, "basis"]) == {"published"}
    assert set(goods.loc[~is_pair, "basis"]) == {"sum"}


def test_the_names_of_products_come_along(tmp_path: Path) -> None:
    names = read_baci(baci(tmp_path)).frames["products"]
    assert dict(zip(names["product_code"], names["product"], strict=True)) == {
        "010110": "Horses: live, pure-bred breeding animals",
        "260300": "Copper ores and concentrates",
        # One blank where the file has two; the group 9999AA is no code.
        "271121": "Petroleum gases and other gaseous hydrocarbons: in gaseous state, "
        "natural gas",
    }


def test_the_source_names_release_and_day_of_publication(tmp_path: Path) -> None:
    (record,) = read_baci(baci(tmp_path)).sources.to_dict("records")
    assert record["title"] == "BACI, HS92, release 202501"
    assert record["published"] == "2025-01"
    assert record["publisher"] == "CEPII"


def test_the_record_of_the_file_stands_in_place_of_it(tmp_path: Path) -> None:
    path = baci(tmp_path)
    (raw,) = read_baci(path).raw
    (told,) = json.loads(raw.content)
    assert told["bytes"] == path.stat().st_size
    assert told["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert str(tmp_path) not in raw.content.decode()


def changed(old: str, new: str) -> dict[str, str | bytes | None]:
    assert old in YEAR_2022
    return {Y2022: YEAR_2022.replace(old, new)}


@pytest.mark.parametrize(
    "members",
    [
        {Y2022: YEAR_2022.replace(",010110,", ",10110,")},
        {Y2022: YEAR_2022.replace("\n", "\r\n")},
        {Y2022: YEAR_2022.replace(" ", "")},
        {Y2022: YEAR_2022.replace(",010110,", ',"010110",')},
        {Y2022: YEAR_2022.replace("         NA", "")},
        {Y2022: YEAR_2022.replace("1000.000, ", "1e+03, ")},
        {Y2022: "\ufeff" + YEAR_2022},
        {PRODUCTS: "\ufeff" + PRODUCT_LIST.replace("010110", "10110")},
        {"__MACOSX/._" + Y2022: b"\0\5"},
    ],
    ids=[
        *("no zeros", "windows", "not padded", "quoted", "empty quantity"),
        *("exponent", "mark", "list marked", "of a Mac"),
    ],
)
def test_other_ways_of_writing_the_same_give_the_same(
    tmp_path: Path, members: Mapping[str, str | bytes | None]
) -> None:
    expected = read_baci(baci(tmp_path, name="plain.zip")).frames
    found = read_baci(baci(tmp_path, members)).frames
    for table, frame in expected.items():
        pd.testing.assert_frame_equal(found[table], frame)


def test_members_may_lie_in_a_folder(tmp_path: Path) -> None:
    plain = baci(tmp_path)
    path = tmp_path / "folder.zip"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(f"BACI_HS92_V202501/{name}", old.read(name))
    expected = read_baci(plain).frames["product_trade"]
    pd.testing.assert_frame_equal(read_baci(path).frames["product_trade"], expected)


def test_years_before_since_are_left_out(tmp_path: Path) -> None:
    goods = read_baci(baci(tmp_path), since=2023).frames["product_trade"]
    assert set(goods["period"]) == {"2023"}


def test_a_late_release_has_a_letter(tmp_path: Path) -> None:
    plain = baci(tmp_path)
    path = tmp_path / "late.zip"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("V202501", "V202401b"), old.read(name))
    (record,) = read_baci(path).sources.to_dict("records")
    assert record["title"] == "BACI, HS92, release 202401b"
    assert record["published"] == "2024-01"


def random_year(year: int, rows: int, seed: int) -> str:
    """A year of made figures, no flow twice."""
    numbers = [*CODES, 276, 643, 792, 842]
    chance = random.Random(seed)
    keys = {
        (*chance.sample(numbers, 2), chance.randrange(10110, 970600, 7919))
        for _ in range(rows)
    }
    lines = []
    for i, j, k in sorted(keys):
        value = chance.randrange(1, 10 ** chance.randrange(1, 10)) / 1000
        quantity = "NA" if chance.random() < 0.2 else f"{chance.random() * 1e4:.3f}"
        lines.append(f"{year},{i},{j},{k:06d},{value:.3f},{quantity:>12}\n")
    return HEADER + "".join(lines)


def by_pandas(years: Mapping[int, str]) -> pd.DataFrame:
    """The same selection by another tool, with exact sums of whole dollars."""
    texts = {"k": str, "q": str}
    rows = pd.concat(
        [pd.read_csv(io.StringIO(text), dtype=texts) for text in years.values()]
    )
    rows["dollars"] = (rows["v"] * 1000).round().astype("int64")
    rows["kilos"] = pd.to_numeric(rows["q"], errors="coerce").mul(1000).round()
    name_of = CODES
    world = rows.assign(
        country="WLD", partner="WLD", flow="exports", kilos=float("nan")
    )
    sides = [world]
    for own, other, flow in (("i", "j", "exports"), ("j", "i", "imports")):
        mine = rows[rows[own].isin(name_of)]
        mine = mine.assign(country=mine[own].map(name_of), flow=flow)
        sides.append(mine.assign(partner="WLD"))
        china = (mine[other] == 156) & (mine["country"] != "CHN")
        sides.append(mine[china].assign(partner="CHN"))
    keys = ["country", "partner", "flow", "k", "t"]
    groups = pd.concat(sides).groupby(keys)
    return pd.DataFrame(
        {
            "value_usd_mn": groups["dollars"].sum() / 1e6,
            "quantity_t": groups["kilos"].agg(lambda part: part.sum(skipna=False))
            / 1e3,
        }
    ).reset_index()


def test_it_is_what_pandas_makes_of_it(tmp_path: Path) -> None:
    years = {year: random_year(year, 4000, seed=year) for year in (2021, 2022, 2023)}
    members: dict[str, str | bytes | None] = {
        f"BACI_HS92_Y{year}_V202501.csv": text for year, text in years.items()
    }
    goods = read_baci(baci(tmp_path, members)).frames["product_trade"]
    expected = by_pandas(years)
    assert len(expected) > 5000
    columns = ["country", "partner", "flow", "product_code", "period"]
    found = goods[[*columns, "value_usd_mn", "quantity_t"]]
    expected = expected.rename(columns={"k": "product_code", "t": "period"})
    expected["period"] = expected["period"].astype("str")
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, rtol=0, atol=1e-9)


def test_the_rows_are_of_the_words_that_the_descriptor_allows(tmp_path: Path) -> None:
    fields = {f["name"]: f for f in resource_of("product_trade")["schema"]["fields"]}
    seen: dict[str, set[str]] = {name: set() for name in fields}
    rows = [
        {"partnerCode": 0, "reporterCode": n} for n in range(500, 500 + WORLD_REPORTERS)
    ]
    rows += [{}, {"reporterCode": 156, "partnerCode": 398, "flowCode": "M"}]
    text = tmp_path / "bulk.txt"
    text.write_text(comtrade(rows), encoding="utf-8")
    for found in (read_baci(baci(tmp_path)), read_comtrade([text])):
        for name in fields:
            seen[name] |= set(found.frames["product_trade"][name])
    for name in ("reporter", "partner", "flow", "basis"):
        assert seen[name] == set(fields[name]["constraints"]["enum"])
    assert set(fields["classification"]["constraints"]["enum"]) == set(
        bulk.REVISIONS.values()
    )


# -------------------------------------------------------------------- BACI: refusals

BAD_ROWS = [
    ("word for a country", changed("2022,276,643", "2022,Germany,643"), '"i".*Germany'),
    ("word for a value", changed(",749.500,", ",many,"), 'Line: 8.*"v".*many'),
    ("no value", changed(",749.500,", ",,"), "'v': NULL"),
    ("value below zero", changed(",749.500,", ",-749.500,"), "'v': -749.5"),
    ("value not a number", changed(",749.500,", ",nan,"), "'v': nan"),
    ("value without end", changed(",749.500,", ",inf,"), "'v': inf"),
    ("code too short", changed(",643,260300", ",643,2603"), "'k': 2603"),
    ("no country", changed("2022,276,643", "2022,,643"), "'i': NULL"),
    ("another year", changed("2022,276,643", "2021,276,643"), "'t': 2021"),
    ("word for a quantity", changed("     500.000", "         few"), "'.*few'"),
    ("quantity below zero", changed("     500.000", "    -500.000"), "'q': .*-500"),
    (
        "a cell less",
        changed(",749.500,     300.000", ",749.500"),
        "do not exist in the CSV",
    ),
    ("cut off", {Y2022: YEAR_2022[:-30]}, "the last line is cut off"),
    ("not UTF-8", {Y2022: YEAR_2022.encode() + b"2022,1,2,010110,1,\xff\n"}, "unicode"),
    (
        "other columns",
        {Y2022: YEAR_2022.replace("k,v", "hs6,v")},
        "do not exist in the CSV",
    ),
    ("an empty member", {Y2022: ""}, "is empty"),
]


@pytest.mark.parametrize(
    ("members", "told"), [case[1:] for case in BAD_ROWS], ids=[c[0] for c in BAD_ROWS]
)
def test_bad_rows_are_refused_with_file_member_and_field(
    tmp_path: Path, home: Path, members: Mapping[str, str | bytes | None], told: str
) -> None:
    with pytest.raises(
        ValueError, match=rf"BACI_HS92_V202501\.zip, member {Y2022}.*{told}"
    ):
        read_baci(baci(tmp_path, members))
    assert left_behind(home) == []


BAD_ARCHIVES = [
    ("no years", {Y2022: None, Y2023: None}, "no years since any of one revision"),
    ("no products", {PRODUCTS: None}, "product_codes_HS92_V202501.*no item named"),
    (
        "two revisions",
        {"BACI_HS96_Y2022_V202501.csv": HEADER},
        "of one revision and release",
    ),
    (
        "other columns of products",
        {PRODUCTS: PRODUCT_LIST.replace("description", "name")},
        "product_codes.*description",
    ),
    ("a list not UTF-8", {PRODUCTS: b"code,description\n010110,\xe9\n"}, "utf-8"),
]


@pytest.mark.parametrize(
    ("members", "told"),
    [case[1:] for case in BAD_ARCHIVES],
    ids=[case[0] for case in BAD_ARCHIVES],
)
def test_bad_archives_are_refused(
    tmp_path: Path, home: Path, members: Mapping[str, str | bytes | None], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        read_baci(baci(tmp_path, members))
    assert left_behind(home) == []


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def with_a_bit_turned(data: bytes) -> bytes:
    """Within what is packed of the first member."""
    place = data.index(Y2022.encode()) + len(Y2022) + 40
    return data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]


def flagged(data: bytes) -> bytes:
    """The directory says of the first member that it is encrypted."""
    place = data.index(b"PK\x01\x02") + 8
    return data[:place] + bytes([data[place] | 1]) + data[place + 1 :]


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (cut, "not a zip file"),
        (with_a_bit_turned, f"member {Y2022}: cannot be imported"),
        (flagged, "is encrypted"),
        (lambda data: b"<html>please log in</html>", "not a zip file"),
    ],
)
def test_a_damaged_archive_is_refused(
    tmp_path: Path, home: Path, spoil: Callable[[bytes], bytes], told: str
) -> None:
    path = baci(tmp_path)
    path.write_bytes(spoil(path.read_bytes()))
    with pytest.raises(ValueError, match=told):
        read_baci(path)
    assert left_behind(home) == []


def test_a_first_year_after_the_last_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no years since 2024"):
        read_baci(baci(tmp_path), since=2024)


# ------------------------------------------------------------------ Comtrade: values

WORLD = [
    {"reporterCode": number, "partnerCode": 0, "primaryValue": 1000}
    for number in range(500, 500 + WORLD_REPORTERS)
]
ROWS: list[Mapping[str, object]] = [
    {},
    # Details of the same flow: another second partner, mode, procedure.
    {"partner2Code": 643, "primaryValue": 600000},
    {"motCode": 1000, "primaryValue": 700000},
    {"customsCode": "C01", "primaryValue": 800000},
    # Totals of more goods than one product, and other kinds of trade.
    {"cmdCode": "2603", "aggrLevel": 4, "primaryValue": 9e9},
    {"cmdCode": "TOTAL", "aggrLevel": 0, "primaryValue": 9e9},
    {"cmdCode": "9999AA", "primaryValue": 9e9},
    {"flowCode": "RX", "primaryValue": 9e9},
    {"typeCode": "S", "primaryValue": 9e9},
    {"freqCode": "M", "primaryValue": 9e9},
    {"classificationCode": "S3", "primaryValue": 9e9},
    {"partnerCode": 276, "primaryValue": 9e9},
    # Groups, whose members report as well.
    {"reporterCode": 97, "partnerCode": 0, "primaryValue": 9e9},
    {"reporterCode": 975, "partnerCode": 0, "primaryValue": 9e9},
    {"partnerCode": 0, "primaryValue": 2000000, "netWgt": 0},
    {"partnerCode": 0, "flowCode": "M", "primaryValue": 3000000, "netWgt": ""},
    # China's reports, seen from there: its imports are Kazakhstan's exports.
    {"reporterCode": 156, "flowCode": "M", "partnerCode": 398, "primaryValue": 1100000},
    {"reporterCode": 156, "flowCode": "X", "partnerCode": 860, "primaryValue": 500},
    {"reporterCode": 156, "flowCode": "M", "partnerCode": 0, "primaryValue": 5e6},
    {"reporterCode": 156, "flowCode": "M", "partnerCode": 276, "primaryValue": 9e9},
]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8", newline="")
    return path


def test_totals_alone_are_kept_of_a_bulk_file(tmp_path: Path) -> None:
    found = read_comtrade([write(tmp_path, "bulk.txt", comtrade([*ROWS, *WORLD]))])
    goods = found.frames["product_trade"]
    assert set(goods["product_code"]) == {"260300"}
    key = ["reporter", "country", "partner", "flow"]
    values = {
        tuple(row[:4]): row[4:]
        for row in goods[[*key, "value_usd_mn", "quantity_t", "source_id"]]
        .astype(object)
        .where(goods[[*key, "value_usd_mn", "quantity_t", "source_id"]].notna(), None)
        .itertuples(index=False)
    }
    world = 2.0 + WORLD_REPORTERS * 0.001  # Kazakhstan's own among them
    assert {key: tuple(cells) for key, cells in values.items()} == {
        ("national", "KAZ", "CHN", "exports"): (1.000001, 500.0, "comtrade-bulk-kaz"),
        ("national", "KAZ", "WLD", "exports"): (2.0, None, "comtrade-bulk-kaz"),
        ("national", "KAZ", "WLD", "imports"): (3.0, None, "comtrade-bulk-kaz"),
        ("china_customs", "KAZ", "CHN", "exports"): (1.1, 500.0, "comtrade-bulk-chn"),
        ("china_customs", "UZB", "CHN", "imports"): (
            0.0005,
            500.0,
            "comtrade-bulk-chn",
        ),
        ("china_customs", "CHN", "WLD", "imports"): (5.0, 500.0, "comtrade-bulk-chn"),
        ("comtrade", "WLD", "WLD", "exports"): (
            pytest.approx(world),
            None,
            "comtrade-bulk-wld",
        ),
    }
    of_world = goods[goods["country"] == "WLD"]
    assert of_world["note"].item() == (
        f"sum of the exports of {WORLD_REPORTERS + 1} reporters"
    )
    assert set(goods["classification"]) == {"HS17"}


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [
        *(("bulk.csv", ","), ("bulk.txt", "\t"), ("bulk.csv", ";")),
        *(("bulk.txt.gz", "\t"), ("[odd]*name?.csv", ",")),
    ],
)
def test_every_form_of_the_file_gives_the_same(
    tmp_path: Path, name: str, delimiter: str
) -> None:
    rows = [*ROWS, *WORLD]
    expected = read_comtrade([write(tmp_path, "plain.txt", comtrade(rows))])
    found = read_comtrade([write(tmp_path, name, comtrade(rows, delimiter=delimiter))])
    pd.testing.assert_frame_equal(
        found.frames["product_trade"], expected.frames["product_trade"]
    )


def test_codes_without_their_zero_are_kept(tmp_path: Path) -> None:
    """As a spreadsheet leaves them."""
    horses = {"cmdCode": "010110"}
    plain = write(tmp_path, "plain.txt", comtrade([{}, horses]))
    rows = [{}, {"cmdCode": "10110"}]
    resaved = write(tmp_path, "resaved.txt", comtrade(rows))
    pd.testing.assert_frame_equal(
        read_comtrade([resaved]).frames["product_trade"],
        read_comtrade([plain]).frames["product_trade"],
    )


def test_several_files_are_taken_together(tmp_path: Path) -> None:
    one = write(tmp_path, "one.txt", comtrade(ROWS))
    two = write(tmp_path, "two.txt.gz", comtrade(WORLD))
    both = write(tmp_path, "both.txt", comtrade([*ROWS, *WORLD]))
    pd.testing.assert_frame_equal(
        read_comtrade([one, two]).frames["product_trade"],
        read_comtrade([both]).frames["product_trade"],
    )


def test_a_few_reporters_are_no_world(tmp_path: Path) -> None:
    found = read_comtrade([write(tmp_path, "bulk.txt", comtrade([*ROWS, *WORLD[:9]]))])
    assert "WLD" not in set(found.frames["product_trade"]["country"])


BAD_FILES = [
    ("reporterCode", {"reporterCode": "Kazakhstan"}, "Line: 3.*reporterCode"),
    ("value", {"primaryValue": "much"}, "Line: 3.*primaryValue.*much"),
    ("weight", {"netWgt": "heavy"}, "netWgt.*heavy"),
    ("below zero", {"primaryValue": -1, "cmdCode": "271121"}, "'primaryValue': -1.0,"),
    ("too heavy", {"netWgt": 2e14, "cmdCode": "271121"}, f"'netWgt': {2e14}"),
    ("missing", {"primaryValue": "", "cmdCode": "271121"}, "'primaryValue': NULL"),
    ("no year", {"period": "", "cmdCode": "271121"}, "'period': NULL"),
    ("twice", {}, "stands more than once.*260300"),
]


@pytest.mark.parametrize(
    ("row", "told"), [case[1:] for case in BAD_FILES], ids=[c[0] for c in BAD_FILES]
)
def test_bad_rows_of_a_bulk_file_are_refused(
    tmp_path: Path, home: Path, row: Mapping[str, object], told: str
) -> None:
    path = write(tmp_path, "bulk.txt", comtrade([{}, row]))
    with pytest.raises(ValueError, match=told):
        read_comtrade([path])
    assert left_behind(home) == []


def test_bulk_files_that_are_none_are_refused(tmp_path: Path) -> None:
    text = comtrade(ROWS)
    packed = gzip.compress(text.encode() * 50)
    cases: dict[str, tuple[bytes, str]] = {
        "a.csv": (b"", "is empty"),
        "b.csv": (b"year,partner\n1,2\n", "do not exist in the CSV"),
        "d.txt": (text[:-3].encode(), "the last line is cut off"),
        "e.txt.gz": (packed[: len(packed) // 2], "ended before the end"),
        "f.txt.gz": (packed[:-6] + b"\0\0" + packed[-4:], "CRC check failed"),
        "g.txt.gz": (text.encode(), "Not a gzipped file"),
        "j.txt": (comtrade([{"partnerCode": 276}]).encode(), "holds nothing for"),
    }
    for name, (content, told) in cases.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(ValueError, match=rf"{re.escape(str(path))}.*({told})"):
            read_comtrade([path])


# ----------------------------------------------------------------------- the command


def run(*words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cac_data", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )


def test_the_command_stores_a_vintage_that_tables_read(tmp_path: Path) -> None:
    path = baci(tmp_path)
    done = run("import", "baci", path)
    assert done.returncode == 0, done.stderr
    assert "19 rows of product_trade, 3 rows of products" in done.stdout
    assert done.stderr == ""  # nobody watches
    goods = cac_data.load_table("product_trade", vintage="latest")
    pd.testing.assert_frame_equal(
        goods.set_axis(range(len(goods))), read_baci(path).frames["product_trade"]
    )
    assert cac_data.load_table("product_trade").empty
    (cited,) = cac_data.sources(goods)["source_id"]
    assert cited == "baci-hs92"
    again = run("import", "baci", path)
    assert again.returncode == 0
    assert again.stdout.startswith("unchanged: vintage ")


def test_a_refused_file_changes_nothing(tmp_path: Path, home: Path) -> None:
    assert run("import", "baci", baci(tmp_path)).returncode == 0
    before = left_behind(home)
    bad = baci(tmp_path, changed(",749.500,", ",many,"), name="bad.zip")
    done = run("import", "baci", bad)
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: {bad}, member {Y2022}: ")
    assert "Traceback" not in done.stderr
    assert left_behind(home) == before


def test_two_revisions_and_comtrade_lie_side_by_side(tmp_path: Path) -> None:
    hs17 = {
        Y2022: None,
        Y2023: None,
        PRODUCTS: None,
        "BACI_HS17_Y2022_V202501.csv": YEAR_2022,
        "product_codes_HS17_V202501.csv": PRODUCT_LIST,
    }
    assert run("import", "baci", baci(tmp_path)).returncode == 0
    assert run("import", "baci", baci(tmp_path, hs17, name="17.zip")).returncode == 0
    done = run("import", "comtrade", write(tmp_path, "b.txt", comtrade(ROWS)))
    assert done.returncode == 0
    goods = cac_data.load_table("product_trade", vintage="latest")
    found = set(
        goods[["reporter", "classification"]].itertuples(index=False, name=None)
    )
    assert found >= {("cepii", "HS92"), ("cepii", "HS17"), ("national", "HS17")}


def test_a_missing_extra_is_named(tmp_path: Path) -> None:
    """A package that cannot be imported stands in for one that is not there."""
    (tmp_path / "duckdb.py").write_text("raise ImportError('not here')\n")
    done = run("import", "baci", baci(tmp_path), PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert "bulk files need duckdb" in done.stderr
    assert "pip install 'cac-data[bulk]'" in done.stderr


def test_a_file_that_is_not_there_is_bad_input(tmp_path: Path) -> None:
    done = run("import", "baci", tmp_path / "none.zip")
    assert done.returncode == 2
    assert "does not exist" in done.stderr


LONG = "BACI_HS92_Y2024_V202501.csv"


@pytest.fixture(scope="module")
def long_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that takes some seconds to read: the same lines again and again."""
    path = baci(tmp_path_factory.mktemp("long"), name="long.zip")
    lines = "".join(f"2024,276,643,{10110 + n:06d},0.5,1\n" for n in range(40_000))
    member = zipfile.ZipInfo(LONG)
    member.compress_type = zipfile.ZIP_DEFLATED
    with (
        zipfile.ZipFile(path, "a", compresslevel=1) as archive,
        archive.open(member, "w") as file,
    ):
        file.write(HEADER.encode())
        for _ in range(300):
            file.write(lines.encode())
    return path


@pytest.mark.parametrize("stage", ["unpacks", "reads"])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_an_import_that_is_stopped_leaves_nothing(
    long_archive: Path, home: Path, number: signal.Signals, code: int, stage: str
) -> None:
    with zipfile.ZipFile(long_archive) as archive:
        size = archive.getinfo(LONG).file_size
    process = subprocess.Popen(
        [sys.executable, "-m", "cac_data", "import", "baci", str(long_archive)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    # The long year comes last; when it is whole, its reading begins.
    least = size if stage == "reads" else size // 10
    file = "vintages/.new-*/unpacked"
    wait_for(lambda: any(path.stat().st_size >= least for path in home.glob(file)))
    process.send_signal(number)
    _, told = process.communicate(timeout=60)
    assert process.returncode == code, told
    assert left_behind(home) == []


def test_what_a_killed_import_left_is_cleared_away(
    tmp_path: Path, long_archive: Path, home: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "cac_data", "import", "baci", str(long_archive)],
        stderr=subprocess.PIPE,
    )
    wait_for(lambda: any(home.glob("vintages/.new-*/unpacked")))
    process.kill()
    process.communicate(timeout=60)
    assert left_behind(home) != []
    read_baci(baci(tmp_path))
    assert left_behind(home) == []


def wait_for(done: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)
