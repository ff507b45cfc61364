"""What a kernel offers while a call is typed, and how its help begins."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from operator import attrgetter
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

import cac_data
from tests.reading import ROOT

BEGIN = """
import cac_data
from cac_data import cite, facts, load_table, select, trade
from cac_data.lab import explore, scenario
gas = load_table("gas_flows")
"""
SECONDS = 180  # at most, on a busy machine


@pytest.fixture(scope="module")
def kernel() -> Iterator[Any]:
    """A kernel as JupyterLab starts it, in a project, with this library imported."""
    manager, client = start_new_kernel(cwd=str(ROOT))
    client.execute(BEGIN, reply=True, timeout=SECONDS)
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def offered(kernel: Any, code: str) -> list[str]:
    """What is offered where the code ends."""
    reply = kernel.complete(code, len(code), reply=True, timeout=SECONDS)
    return list(reply["content"]["matches"])


OFFERED = {
    "tables": ('load_table("trade_', ["trade_composition", "trade_targets"]),
    "tables_to_explore": ('explore("gas', ["gas_flows"]),
    "tables_in_a_module": ('cac_data.describe("gas', ["gas_flows"]),
    "tables_among_several": ('cac_data.sources("claims", "gas', ["gas_flows"]),
    "tables_within_a_call": ('trade.series(load_table("bil', ["bilateral_trade"]),
    "countries": ('select(gas, countries="Ka', ["KAZ", "Kazakhstan"]),
    "countries_in_a_list": (
        'select(gas, countries=["KAZ", "uz',
        ["UZB", "Uzbekistan"],
    ),
    "countries_of_a_column": (
        'facts.at(gas, exporter="Turk',
        ["Turkmenistan"],
    ),
    "units_of_a_figure": ('cac_data.find_figure(94.8, "USD b', ["USD bn"]),
    "scenarios": ('scenario("gas', ["gas_squeeze"]),
    "notebooks": ('scenario("baseline", "tra', ["trade"]),
    "columns": ("select(gas, imp", ["importer="]),
    "columns_of_a_table_that_is_named": ('select("gas_flows", bas', ["basis="]),
    "words_of_a_parameter": ('select("bilateral_trade", flow="ex', ["exports"]),
    "words_of_a_column": ('select(gas, basis="chin', ["chinese_customs"]),
    "styles": ('cite(gas, style="bib', ["bibtex"]),
    "on_a_later_line": ('rows = 1\nselect(\n    gas,\n    route="fee', ["feeder"]),
}


@pytest.mark.parametrize("case", OFFERED)
def test_words_are_offered_while_a_call_is_typed(kernel: Any, case: str) -> None:
    code, words = OFFERED[case]
    assert offered(kernel, code) == words


def test_calls_of_others_are_left_alone(kernel: Any) -> None:
    assert "trade_targets" not in offered(kernel, 'print("trade_')


def test_what_cannot_be_completed_disturbs_nobody(kernel: Any) -> None:
    assert offered(kernel, 'select(unknown, basis="chin') == []


@pytest.mark.parametrize("function", ["load_table", "select", "cite", "trade.series"])
def test_help_begins_with_what_a_function_does(kernel: Any, function: str) -> None:
    reply = kernel.inspect(function, len(function), reply=True, timeout=SECONDS)
    text = re.sub(r"\x1b\[[0-9;]*m", "", reply["content"]["data"]["text/plain"])
    docstring = attrgetter(function)(cac_data).__doc__
    assert text.splitlines()[1] == docstring.partition("\n")[0]
    assert len(text.partition("How it is called:")[2]) < 800


@pytest.mark.parametrize("name", ["trade", "energy", "history", "facts", "claims"])
def test_the_package_lists_its_topics(name: str) -> None:
    assert name in dir(cac_data)
    code = f"import cac_data; print(cac_data.{name}.__name__)"
    command = [sys.executable, "-c", code]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    assert process.stdout.strip() == f"cac_data.{name}"


def test_the_package_lists_nothing_that_it_only_uses() -> None:
    used = {"Any", "ModuleType", "TYPE_CHECKING", "annotations", "import_module", "sys"}
    assert not used & {*dir(cac_data)}
