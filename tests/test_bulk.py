"""Bulk files of CEPII and UN Comtrade: what comes of them, and what is refused.

The files are made by hand, in the formats as published; the values were worked out on
paper.
"""

import gzip
import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pytest

import cac_data
from cac_data.cli import main
from cac_data.extras import MissingExtraError
from cac_data.fetch.bulk import WORLD_REPORTERS, read_baci, read_comtrade
from tests import bulk_files
from tests.bulk_files import PRODUCTS, Y2022, YEAR_2022, Members, baci, comtrade
from tests.conftest import Patch, Said
from tests.made_vintages import held

pytestmark = pytest.mark.usefixtures("home")

FIGURES = ["value_usd_mn", "quantity_t"]


def facts(goods: pd.DataFrame, key: list[str]) -> dict[tuple[str, ...], list[float]]:
    """Value and quantity by a key; -1 is not known."""
    values = goods.set_index(key)[FIGURES].fillna(-1)
    return {
        tuple(at): row
        for at, row in zip(values.index, values.to_numpy().tolist(), strict=True)
    }


# --- BACI ----------------------------------------------------------------------------


ORE = "260300"
GAS = "271121"
HORSES = "010110"


def test_flows_totals_and_the_world_are_kept_of_an_archive(tmp_path: Path) -> None:
    goods = read_baci(baci(tmp_path)).frames["product_trade"]
    key = ["country", "partner", "flow", "product_code", "period"]
    expected = {
        ("KAZ", "CHN", "exports", ORE, "2022"): [1.0, 500.0],
        ("KAZ", "CHN", "exports", GAS, "2022"): [3.0, -1],
        ("KAZ", "CHN", "imports", HORSES, "2022"): [0.005001, 0.1],
        # To China and to Germany; of the gas to China no weight is given.
        ("KAZ", "WLD", "exports", ORE, "2022"): [1.2505, 600.25],
        ("KAZ", "WLD", "exports", GAS, "2022"): [4.0, -1],
        ("KAZ", "WLD", "imports", HORSES, "2022"): [0.015001, 0.6],
        ("KGZ", "WLD", "imports", HORSES, "2022"): [0.000002, 0.001],
        ("CHN", "WLD", "exports", HORSES, "2022"): [0.005003, 0.101],
        ("CHN", "WLD", "imports", HORSES, "2022"): [0.04, 2.0],
        ("WLD", "WLD", "exports", ORE, "2022"): [2.0, -1],
        ("WLD", "WLD", "exports", HORSES, "2022"): [0.055003, -1],
        ("KAZ", "CHN", "exports", ORE, "2023"): [2.0, 900.0],
    }
    assert facts(goods, key).items() >= expected.items()
    assert len(goods) == 19
    is_pair = goods["partner"] == "CHN"
    assert set(goods.loc[is_pair, "basis"]) == {"published"}
    assert set(goods.loc[~is_pair, "basis"]) == {"sum"}


def test_an_archive_names_its_goods(tmp_path: Path) -> None:
    names = read_baci(baci(tmp_path)).frames["products"]
    assert names["product_code"].tolist() == [HORSES, ORE, GAS]
    # One blank where the file has two.
    assert "in gaseous state, natural gas" in names["product"].iloc[2]


def test_the_sum_of_an_archive_is_kept_in_place_of_it(tmp_path: Path) -> None:
    path = baci(tmp_path)
    sent = read_baci(path)
    (record,) = sent.sources.to_dict("records")
    assert record["title"] == "BACI, HS92, release 202501"
    assert record["published"] == "2025-01"
    (entry,) = json.loads(sent.raw[0].content)
    assert entry["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_years_before_the_first_are_left_out_of_an_archive(tmp_path: Path) -> None:
    goods = read_baci(baci(tmp_path), since=2023).frames["product_trade"]
    assert set(goods["period"]) == {"2023"}


@pytest.mark.parametrize(
    "members",
    [
        pytest.param(
            {Y2022: YEAR_2022.replace(" ", "").replace("NA", "").replace("\n", "\r\n")},
            id="without blanks, as on Windows",
        ),
        pytest.param(
            {PRODUCTS: "\ufeff" + bulk_files.PRODUCT_LIST.replace("010110", "10110")},
            id="a byte order mark and a lost zero",
        ),
        pytest.param(
            {
                Y2022: None,
                f"BACI_HS92/{Y2022}": YEAR_2022,
                f"__MACOSX/._{Y2022}": b"\0\5",
            },
            id="packed again on a Mac",
        ),
    ],
)
def test_another_way_of_writing_gives_the_same(
    members: Members, tmp_path: Path
) -> None:
    plain = read_baci(baci(tmp_path, name="plain.zip")).frames
    frames = read_baci(baci(tmp_path, members)).frames
    for table in plain:
        pd.testing.assert_frame_equal(frames[table], plain[table])


def changed(old: str, new: str) -> Members:
    return {Y2022: YEAR_2022.replace(old, new)}


@pytest.mark.parametrize(
    ("members", "message"),
    [
        pytest.param(
            changed("2022,276,643", "2022,Germany,643"),
            f'{Y2022}: .*"i".*Germany',
            id="a name for a number",
        ),
        pytest.param(changed(",749.500,", ",,"), "'v': NULL", id="no value"),
        pytest.param(
            changed("k,v", "hs6,v"), "do not exist in the CSV", id="another column"
        ),
        pytest.param(
            {Y2022: YEAR_2022[:-30]},
            f"{Y2022}: .*the last line is cut off",
            id="cut off",
        ),
        pytest.param(
            {PRODUCTS: None},
            "product_codes_HS92_V202501.*no item named",
            id="no list of products",
        ),
        pytest.param(
            {"BACI_HS96_Y2022_V202501.csv": ""},
            "of one revision and release",
            id="two revisions",
        ),
    ],
)
def test_what_cepii_does_not_publish_is_refused(
    members: Members, message: str, tmp_path: Path, home: Path
) -> None:
    with pytest.raises(ValueError, match=rf"BACI_HS92_V202501\.zip.*{message}"):
        read_baci(baci(tmp_path, members))
    assert held(home) == {}


def test_a_damaged_archive_is_refused(tmp_path: Path, home: Path) -> None:
    damaged = baci(tmp_path, name="damaged.zip")
    damaged.write_bytes(damaged.read_bytes()[:-100])
    with pytest.raises(ValueError, match=r"\.zip: .*not a zip file"):
        read_baci(damaged)
    assert held(home) == {}


# --- UN Comtrade ---------------------------------------------------------------------

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
    {"cmdCode": "2603", "primaryValue": 9e9},
    {"cmdCode": "TOTAL", "primaryValue": 9e9},
    {"flowCode": "RX", "primaryValue": 9e9},
    {"classificationCode": "S3", "primaryValue": 9e9},
    {"partnerCode": 276, "primaryValue": 9e9},
    # A group, whose members report as well.
    {"reporterCode": 97, "partnerCode": 0, "primaryValue": 9e9},
    {"partnerCode": 0, "primaryValue": 2000000, "netWgt": 0},
    {"partnerCode": 0, "flowCode": "M", "primaryValue": 3000000, "netWgt": ""},
    # China's reports, seen from there: its imports are Kazakhstan's exports.
    {"reporterCode": 156, "flowCode": "M", "partnerCode": 398, "primaryValue": 1100000},
    {"reporterCode": 156, "flowCode": "X", "partnerCode": 860, "primaryValue": 500},
    {"reporterCode": 156, "flowCode": "M", "partnerCode": 0, "primaryValue": 5e6},
]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    content = text.encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def test_totals_alone_are_kept_of_several_files_packed_or_not(tmp_path: Path) -> None:
    national = write(tmp_path, "[odd]*n?.csv", comtrade(ROWS, delimiter=","))
    world = write(tmp_path, "world.txt.gz", comtrade(WORLD))
    goods = read_comtrade([national, world]).frames["product_trade"]
    assert set(goods["product_code"]) == {"260300"}
    assert set(goods["classification"]) == {"HS17"}
    value = 2.0 + WORLD_REPORTERS * 0.001  # Kazakhstan's own among them
    key = ["reporter", "country", "partner", "flow", "source_id"]
    assert facts(goods, key) == {
        ("national", "KAZ", "CHN", "exports", "comtrade-bulk-kaz"): [1.000001, 500],
        ("national", "KAZ", "WLD", "exports", "comtrade-bulk-kaz"): [2, -1],
        ("national", "KAZ", "WLD", "imports", "comtrade-bulk-kaz"): [3, -1],
        ("china_customs", "KAZ", "CHN", "exports", "comtrade-bulk-chn"): [1.1, 500],
        ("china_customs", "UZB", "CHN", "imports", "comtrade-bulk-chn"): [0.0005, 500],
        ("china_customs", "CHN", "WLD", "imports", "comtrade-bulk-chn"): [5, 500],
        ("comtrade", "WLD", "WLD", "exports", "comtrade-bulk-wld"): [value, -1],
    }
    note = goods.loc[goods["country"] == "WLD", "note"].item()
    assert note == f"sum of the exports of {WORLD_REPORTERS + 1} reporters"


def test_a_few_reporters_are_no_world(tmp_path: Path) -> None:
    national = write(tmp_path, "bulk.txt", comtrade(ROWS))
    goods = read_comtrade([national]).frames["product_trade"]
    assert "WLD" not in set(goods["country"])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(
            comtrade([{}, {"reporterCode": "Kazakhstan"}]),
            "Line: 3.*reporterCode",
            id="a name for a number",
        ),
        pytest.param(
            comtrade([{"primaryValue": -1}]),
            "'primaryValue': -1",
            id="less than nothing",
        ),
        pytest.param(
            comtrade([{}, {}]), "stands more than once.*260300", id="a total twice"
        ),
        pytest.param(
            comtrade([{"partnerCode": 276}]),
            "holds nothing for product_trade",
            id="none of the six",
        ),
        pytest.param(comtrade(ROWS)[:-3], "the last line is cut off", id="cut off"),
    ],
)
def test_a_bad_bulk_file_is_refused(
    content: str, message: str, tmp_path: Path, home: Path
) -> None:
    with pytest.raises(ValueError, match=rf"bulk\.txt: .*{message}"):
        read_comtrade([write(tmp_path, "bulk.txt", content)])
    assert held(home) == {}


def test_a_packed_file_that_is_cut_off_is_refused(tmp_path: Path, home: Path) -> None:
    packed = write(tmp_path, "bulk.txt.gz", comtrade(ROWS))
    packed.write_bytes(packed.read_bytes()[:-20])
    with pytest.raises(ValueError, match=r"bulk\.txt\.gz: .*ended before the end"):
        read_comtrade([packed])
    assert held(home) == {}


# --- The command ---------------------------------------------------------------------


def test_what_unpacks_without_measure_is_refused(
    tmp_path: Path, home: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setattr("cac_data.fetch.bulk.MOST_GIGABYTES", 1e-6)
    path = write(tmp_path, "bulk.txt.gz", comtrade(ROWS) * 9)
    with pytest.raises(ValueError, match=r"bulk\.txt\.gz: .* more than 1e-06 GB, unp"):
        read_comtrade([path])
    assert held(home) == {}


def test_the_command_imports_an_archive(
    tmp_path: Path, home: Path, capsys: Said
) -> None:
    path = baci(tmp_path)
    assert main(["import", "baci", str(path)]) == 0
    assert "19 rows of product_trade, 3 rows of products" in capsys.readouterr().out
    goods = cac_data.load_table("product_trade", vintage="latest")
    pd.testing.assert_frame_equal(goods, read_baci(path).frames["product_trade"])
    assert cac_data.sources(goods)["source_id"].tolist() == ["baci-hs92"]
    # Once more it changes nothing, and neither does one that is refused.
    before = held(home)
    assert main(["import", "baci", str(path)]) == 0
    assert capsys.readouterr().out.startswith("unchanged: vintage ")
    bad = baci(tmp_path, changed(",749.500,", ",many,"), name="bad.zip")
    assert main(["import", "baci", str(bad)]) == 2
    assert capsys.readouterr().err.startswith(f"error: {bad}, member {Y2022}: ")
    assert held(home) == before


def test_imports_stand_side_by_side(tmp_path: Path) -> None:
    assert main(["import", "baci", str(baci(tmp_path))]) == 0
    bulk = write(tmp_path, "bulk.txt", comtrade(ROWS))
    assert main(["import", "comtrade", str(bulk)]) == 0
    goods = cac_data.load_table("product_trade", vintage="latest")
    assert {"cepii", "national"} < set(goods["reporter"])


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: Patch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    message = r"needs duckdb: pip install 'cac-data\[bulk\]'"
    with pytest.raises(MissingExtraError, match=message):
        read_baci(baci(tmp_path))


def wait_for(home: Path, size: int) -> None:
    """Wait until a member is unpacked that has more bytes than these."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        unpacked = home.glob("vintages/*/unpacked")
        if any(file.stat().st_size > size for file in unpacked):
            return
        time.sleep(0.01)
    pytest.fail("nothing was unpacked within a minute")


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_an_import_that_is_stopped_leaves_nothing(
    tmp_path: Path, home: Path, number: int, code: int
) -> None:
    """Of a file that takes some seconds to read: the same lines again and again."""
    lines = "".join(f"2024,276,643,{10110 + n:06d},0.5,1\n" for n in range(40_000))
    long = {"BACI_HS92_Y2024_V202501.csv": bulk_files.HEADER + 60 * lines}
    path = baci(tmp_path, long)
    command = [sys.executable, "-m", "cac_data", "import", "baci", str(path)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    # The long year comes last; when it is whole, its reading begins.
    wait_for(home, len(lines) * 60)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    assert process.returncode == code, err
    if number == signal.SIGKILL:
        read_baci(baci(tmp_path))  # clears away what was left
    assert held(home) == {}
