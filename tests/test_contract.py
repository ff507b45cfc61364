"""What others hold on to: names, columns, options and files that only a major version
changes. More may come; nothing here may go.
"""

import csv
import importlib
import inspect
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pandas as pd
import pytest

import cac_data
from cac_data import (
    bundles,
    cite,
    claims,
    codes,
    conflicts,
    coverage,
    load_table,
    select,
    sources,
    trade,
)
from cac_data.cli import main
from cac_data.tables import allowed_values
from tests.conftest import ROOT, Said
from tests.report_runs import run

# --- Python --------------------------------------------------------------------------

SIGNATURES = {
    "cac_data.tables": "vintage='bundled', *, as_of=''",
    "cac_data.load_table": "name, vintage='bundled', *, as_of=''",
    "cac_data.describe": "name, vintage='bundled', *, as_of=''",
    "cac_data.select": (
        "frame, *, countries=None, start=None, end=None, parts=False, where=None, "
        "**columns"
    ),
    "cac_data.sources": "*frames_or_names, vintage='bundled', as_of=''",
    "cac_data.cite": "frame_or_name=None, style='text', *, vintage='bundled', as_of=''",
    "cac_data.conflicts": "frame_or_name, *, table='', vintage='bundled', as_of=''",
    "cac_data.coverage": "frame_or_name, *, table='', vintage='bundled', as_of=''",
    "cac_data.vintages": "",
    "cac_data.find_figure": (
        "value, unit, country=None, flow=None, period=None, about='', *, "
        "vintage='bundled'"
    ),
    "cac_data.sources.known_by": "frame, date, *, lag_months=6",
    "cac_data.claims.verdicts": (
        "topic=None, *, as_of=None, tier=None, tables=None, vintage='bundled'"
    ),
    "cac_data.claims.verdicts_then_and_now": (
        "topic=None, *, then=None, tier=None, tables=None, vintage='bundled'"
    ),
    "cac_data.trade.regional": ("trade, *, flow='turnover', reporter='china_customs'"),
    "cac_data.trade.contributions": ("trade, *, start, end, reporter='china_customs'"),
    "cac_data.trade.mirror_gap": "trade, *, flow, cif_fob=1.06",
    "cac_data.trade.by_chapter": (
        "composition, trade, flows=None, *, country, flow, year, reporter='national', "
        "level='chapter'"
    ),
    "cac_data.trade.both_sides": (
        "composition, trade, flows=None, *, country, flow, year, level='chapter'"
    ),
    "cac_data.trade.product_composition": "goods, *, partner='CHN', digits=6",
    "cac_data.trade.product_concentration": "goods, *, partner='CHN', digits=6",
    "cac_data.trade.partner_shares": "goods, *, digits=6",
    "cac_data.trade.market_shares": "goods, *, digits=6",
    "cac_data.trade.revealed_advantage": "goods, *, digits=6",
    "cac_data.energy.supplier_shares": (
        "flows, *, importer='CHN', route='pipeline', edition='first'"
    ),
    "cac_data.infrastructure.completion_claims": (
        "schedule_claims, *, project_id, milestone='completion', roles=None, as_of=''"
    ),
    "cac_data.history.running_workshops": "people, *, as_of=None",
}

VERDICTS = {
    "claim_id",
    "topic",
    "kind",
    "statement",
    "period",
    "claimed",
    "comparison",
    "found",
    "unit",
    "figure",
    "referent",
    "date",
    "verdict",
    "documents",
    "how",
    "tier",
    "low",
    "high",
    "probability",
    "likelihood",
    "resolves_on",
    "track",
    "found_limit",
    "found_over",
    "found_years",
    "sources",
    "source_ids",
    "note",
}
THEN_AND_NOW = {
    "claim_id",
    "tier",
    "statement",
    "claimed",
    "unit",
    "found_then",
    "found_now",
    "verdict_then",
    "verdict_now",
    "probability_then",
    "probability_now",
    "found_over_then",
    "found_over_now",
    "changed",
    "turned",
    "source_ids",
}


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_function_takes_what_it_took(name: str) -> None:
    module, _, function = name.rpartition(".")
    called = getattr(importlib.import_module(module), function)
    parameters = inspect.signature(called).parameters
    # Of this very file, as a function would declare them.
    kept = inspect.signature(eval(f"lambda {SIGNATURES[name]}: None")).parameters
    unannotated = {
        name: parameter.replace(annotation=inspect.Parameter.empty)
        for name, parameter in parameters.items()
        if name in kept
    }
    assert unannotated == dict(kept)
    # The calls of before still work.
    new = [parameters[name] for name in parameters if name not in kept]
    assert inspect.Parameter.empty not in [parameter.default for parameter in new]


@pytest.mark.parametrize("verb", [select, conflicts, coverage, sources, cite])
def test_a_table_is_given_as_a_frame_or_by_its_name(verb: Callable[..., Any]) -> None:
    by_name = verb("gas_flows")
    by_frame = verb(load_table("gas_flows"))
    if isinstance(by_name, pd.DataFrame):
        assert by_name.equals(by_frame)
    else:
        assert by_name
    rows = select("gas_flows", countries="TKM", start=2020)
    assert len(verb(rows)) < len(by_name)


def words_of(alias: Any) -> set[str]:
    """The words of literals, also of several joined."""
    words: set[str] = set()
    for part in get_args(alias):
        words |= words_of(part) or {part}
    return words


def test_type_checkers_know_the_tables() -> None:
    assert words_of(codes.TableName) == set(cac_data.tables()["name"])


def test_type_checkers_know_codes_and_names_of_countries() -> None:
    countries = load_table("countries")
    assert words_of(codes.Country) == {*countries["country"], *countries["name"]}


def test_type_checkers_know_the_flows() -> None:
    assert words_of(codes.Flow) == set(allowed_values("flow"))


def test_type_checkers_know_the_reporters() -> None:
    assert words_of(codes.Reporter) == set(codes.REPORTERS)
    assert words_of(codes.Reporter) >= set(allowed_values("reporter"))


def test_type_checkers_know_the_sides_of_trade() -> None:
    assert words_of(codes.Side) == set(trade.SIDES)


def test_mypy_finds_a_typo(tmp_path: Path) -> None:
    right = [
        "select('gas_flows', countries=['KAZ', 'Kyrgyzstan'])",
        "cite(style='bibtex')",
    ]
    wrong = [
        "load_table('gas_flow')",
        "select('gas_flows', countries='KAS')",
        "select('bilateral_trade', flow='export')",
        "conflicts('gas_flow')",
        "select('bilateral_trade', reporter=['china'])",
        "cite(style='bibtx')",
        "trade.regional(load_table('bilateral_trade'), reporter='china')",
    ]
    text = "from cac_data import cite, conflicts, load_table, select, trade"
    (tmp_path / "mine.py").write_text("\n".join([text, *right, *wrong, ""]), "utf-8")
    command = [sys.executable, "-m", "mypy", str(tmp_path / "mine.py")]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    lines = [int(line) for line in re.findall(r"mine.py:(\d+): error", output, re.M)]
    assert sorted(set(lines)) == list(range(4, 4 + len(wrong))), output


def test_the_package_has_its_names_and_versions() -> None:
    names = {name.split(".")[1] for name in SIGNATURES if name.count(".") == 1}
    assert {*cac_data.__all__} >= names | {"__version__", "__data_version__"}
    assert (ROOT / "cac_data" / "py.typed").exists()


@pytest.mark.usefixtures("answers")
def test_verdicts_have_their_columns() -> None:
    verdicts = claims.verdicts("trade")
    assert set(verdicts.columns) >= VERDICTS
    assert verdicts["how"].str.startswith("computed by").any()
    changed = claims.verdicts_then_and_now("trade")
    assert set(changed.columns) >= THEN_AND_NOW


@pytest.mark.parametrize(
    "kind", ["figure", "table", "key-figures", "verdicts", "sources", "text"]
)
def test_a_kind_of_bundle_has_its_type(kind: str) -> None:
    assert bundles.mime_type(kind) == f"application/vnd.cac-data.{kind}.v1+json"


# --- The command ---------------------------------------------------------------------

FORM = "--columns --limit --format --output"
ROWS = "--country --start --end --where --vintage --as-of"
REPORT = "--jobs --timeout --force --dry-run --quiet --set --pdf --executor"
OPTIONS = {
    "tables": f"{FORM} --vintage --as-of",
    "describe": f"{FORM} --vintage --as-of",
    "show": f"{FORM} {ROWS} --parts",
    "cite": f"{ROWS} --style --output",
    "sources": f"{FORM} {ROWS}",
    "export": "--format --vintage --as-of --force",
    "conflicts": f"{FORM} {ROWS}",
    "coverage": f"{FORM} {ROWS}",
    "claims": "--tier --verdict --about --as-of --vintage --format --output",
    "changes": f"{FORM} --by-table --as-of",
    "report": f"{REPORT} --notebook --project --output --language",
    "status": "--schema --format --language",
    "brief": "--format --notebook --output --language --project --set",
    "scenarios list": "",
    "scenarios show": "",
    "scenarios diff": "",
    "scenarios check": "",
    "scenarios schema": "",
    "scenarios new": "--from",
    "fetch": "--tables --since --dry-run --list --prune --keep --quiet",
    "import baci": "",
    "import comtrade": "",
}


@pytest.mark.parametrize("command", OPTIONS)
def test_a_command_has_its_options(command: str, capsys: Said) -> None:
    assert main([*command.split(), "--help"]) == 0
    listed = re.findall(r"(?<![\w-])--[\w-]+", capsys.readouterr().out)
    assert {*OPTIONS[command].split()} <= {*listed}


# --- Files ---------------------------------------------------------------------------

KEY_FIGURES = (
    "scenario scenario_title kind one_off notebook notebook_title id label value unit "
    "period low high decimals baseline_value difference difference_pct no_difference "
    "note source_ids page cac_data data reporter measure prices coverage base"
)


def test_a_run_leaves_its_files(small: Path) -> None:
    done = run(small, "report", "baseline", "--set", "trade.horizon=2040")
    assert done.returncode == 0, done.stderr
    reports = small / "reports"
    (one_off,) = reports.glob("baseline~*/trade.html")
    assert re.fullmatch(r"baseline~[0-9a-f]{8}", one_off.parent.name)
    assert (reports / "index.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert (reports / "compare.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    manifest = json.loads((reports / "manifest.json").read_text("utf-8"))
    assert {"version", "run", "reports"} <= manifest.keys()
    text = (reports / "key_figures.csv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert list(rows[0]) == KEY_FIGURES.split()
    pages = {path.relative_to(reports).as_posix() for path in reports.glob("*/t*.html")}
    assert {row["page"] for row in rows} == pages > {"baseline/trade.html"}
    assert json.loads((reports / "key_figures.json").read_text("utf-8"))


COLUMNS_OF_0_5: dict[Any, list[str]] = json.loads(
    (ROOT / "tests" / "columns_of_0_5.json").read_text("utf-8")
)
"""Columns that tables had in 0.5, by the descriptor of that time."""


@pytest.mark.parametrize("name", COLUMNS_OF_0_5)
def test_a_table_keeps_its_name_and_columns(name: Any) -> None:
    assert {*COLUMNS_OF_0_5[name]} <= {*cac_data.load_table(name).columns}
    assert (ROOT / "cac_data" / "data" / f"{name}.csv").is_file()
