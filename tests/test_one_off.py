"""Values for one run: `cac-data report baseline --set trade.horizon=2035`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cac_data.cli import main
from cac_data.scenarios import Scenario, ScenarioError, change, load_scenarios
from tests.conftest import ROOT

SCENARIOS = load_scenarios(ROOT / "params")
BASELINE = SCENARIOS["baseline"]


def problems(*words: str, base: Scenario = BASELINE) -> list[str]:
    with pytest.raises(ScenarioError) as caught:
        change(base, words)
    assert str(caught.value).splitlines()[0].endswith(" in the values for one run:")
    return [str(problem) for problem in caught.value.problems]


# --- What goes well ------------------------------------------------------------------


def test_a_value_goes_to_its_notebook_and_nothing_else_changes() -> None:
    changed = change(BASELINE, ["trade.horizon=2035"])
    assert changed.differences("trade", BASELINE) == {"horizon": (2030, 2035)}
    for notebook in set(BASELINE.parameters) - {"trade"}:
        assert changed.differences(notebook, BASELINE) == {}


def test_a_one_off_says_what_it_is() -> None:
    base = SCENARIOS["national_statistics"]
    changed = change(base, ["trade.horizon=2035", "common.end=2024"])
    assert changed.title == (
        "National statistics, with common.end = 2024 and trade.horizon = 2035"
    )
    assert changed.description.startswith(
        "A run of its own: the scenario national_statistics with common.end = 2024 and "
        "trade.horizon = 2035, set for this report and in no file. The same world, "
    )
    assert changed.changes == ("common.end=2024", "trade.horizon=2035")
    assert (changed.kind, changed.extends) == ("lens", "national_statistics")
    assert BASELINE.changes == ()


def test_where_a_value_comes_from_is_told() -> None:
    changed = change(BASELINE, ["common.horizon=2035"])
    assert changed.origin("trade", "horizon") == "--set common.horizon"
    assert changed.origin("trade", "end") == BASELINE.origin("trade", "end")


def test_common_goes_to_all_and_a_notebooks_own_section_wins() -> None:
    changed = change(BASELINE, ["common.horizon=2040", "trade.horizon=2035"])
    assert changed.values("trade")["horizon"] == 2035
    assert changed.values("energy")["horizon"] == 2040
    assert changed.changes == ("common.horizon=2040", "trade.horizon=2035")


def test_common_wins_over_what_the_file_says_to_a_notebook() -> None:
    changed = change(SCENARIOS["deep_integration"], ["common.horizon=2040"])
    assert changed.values("energy")["horizon"] == 2040


def test_the_same_changes_have_the_same_id_and_others_another() -> None:
    one = change(BASELINE, ["trade.horizon=2035", "trade.end=2024"])
    same = change(BASELINE, ["trade.end= 2024 ", " trade . horizon =2035"])
    other = change(BASELINE, ["trade.horizon=2036", "trade.end=2024"])
    whole = change(BASELINE, ["trade.export_growth=0"])
    point = change(BASELINE, ["trade.export_growth=0.0"])
    assert one.id == same.id == "baseline~0a189ce6"
    assert other.id != one.id
    assert whole.id == point.id


@pytest.mark.parametrize(
    ("digest", "words"),
    [
        ("870dfb94", ["trade.horizon=2035"]),
        ("f025b1a4", ["common.end=2024", "trade.horizon=2035"]),
        ("7b7d7845", ["trade.export_growth=0"]),
        (
            "5dcb329f",
            ["common.as_of=2025-07-27", "common.end=2024", "history.end=2025"],
        ),
        (
            "20120bf6",
            [
                "common.level_shifts=[{country: KAZ, flow: imports, year: 2027, "
                "usd_bn: -5}]"
            ],
        ),
        ("eead67ab", ["history.countries=[KAZ, UZB]", "history.start=-100"]),
        ("2181536c", ["energy.gas_price_usd=0.00001"]),
        ("3b16d4ea", ["common.data=2026-11-24"]),
        (
            "f6854fde",
            [
                "common.horizon=2040",
                *(
                    f"{notebook}.horizon={year}"
                    for notebook, year in (
                        ("trade", 2035),
                        ("energy", 2036),
                        ("infrastructure", 2037),
                        ("outlook", 2038),
                    )
                ),
            ],
        ),
    ],
)
def test_the_ids_are_those_that_others_hold_on_to(
    digest: str, words: list[str]
) -> None:
    assert change(BASELINE, words).id == f"baseline~{digest}"


def test_a_list_is_written_as_in_a_file() -> None:
    shock = "{flow: exports, start: 2027, end: 2028, change: -0.4}"
    changed = change(BASELINE, [f"trade.shocks=[{shock}]"])
    assert changed.values("trade")["shocks"] == [
        {"flow": "exports", "start": 2027, "end": 2028, "change": -0.4}
    ]
    assert changed.changes == (f"trade.shocks=[{shock}]",)
    assert changed.title.endswith(
        ", with trade.shocks = [{flow: exports, start: 2027, end: 2028, change: -0.4}]"
    )
    twice = change(BASELINE, [f"trade.shocks=[{shock}, {shock.replace('ex', 'im')}]"])
    assert twice.title.endswith("...")
    assert len(twice.title) < 120


# --- What goes wrong, with the words it must give -------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            "trade.horizn=2035",
            "trade.horizn: unknown key; allowed: start, end, horizon, ",
        ),
        ("trade.horizn=2035", "; did you mean 'horizon'?"),
        (
            "trad.horizon=2035",
            "trad: unknown key; allowed: common, history, trade, energy, "
            "infrastructure, outlook; did you mean 'trade'?",
        ),
        ("history.horizon=2035", "history.horizon: unknown key; allowed: start, end"),
        ("horizon=2035", '"horizon=2035" is not SECTION.KEY=VALUE, such as trade.hor'),
        ("trade.horizon", '"trade.horizon" is not SECTION.KEY=VALUE, such as '),
        ("=", '"=" is not SECTION.KEY=VALUE'),
        (".=", "unknown key; allowed: common, history"),
        (
            "trade.horizon=",
            "trade.horizon: nothing is not allowed; allowed: a whole num",
        ),
        (
            "trade.horizon=2100",
            "2100 is not allowed; allowed: a whole number from 1993 ",
        ),
        (
            "trade.horizon=20x5",
            'trade.horizon: "20x5" is not allowed; allowed: a whole ',
        ),
        ("trade.horizon=2035\n", "changes nothing"),
        ("trade.horizon=2_035", 'trade.horizon: "2_035" is not allowed; '),
        ("trade.horizon=2020", "trade.horizon: end (2025) comes after horizon (2020)"),
        (
            "trade.as_of=2025-07-27",
            "trade.as_of: end (2025) is not known on 2025-07-27",
        ),
        ("trade.reporter=NO", '"NO" is not allowed; allowed: china_customs, national'),
        (
            "trade.shocks=[{flow: export, start: 2027, end: 2028, change: -0.4}]",
            'trade.shocks[1].flow: "export" is not allowed; allowed: exports, imports; '
            "did you mean 'exports'?",
        ),
        ("trade.shocks=[", "trade.shocks: not valid YAML: while parsing a flow node"),
        (
            "trade.shocks=&a []",
            "trade.shocks: not valid YAML: anchors, aliases and tags",
        ),
        ("trade.reporter=nati\u200bonal", "holds the invisible character U+200B"),
        (
            "common.end=2026",
            "cku_opening (2026) is past; allowed: 0 for never, or 2027",
        ),
        ("common.end=2026", " (for outlook)"),
        ("common.horizon=2035", "common.horizon: changes nothing: early has it so"),
    ],
)
def test_a_wrong_word_is_told_at_the_option(
    tmp_path: Path, words: str, message: str
) -> None:
    (tmp_path / "early.yaml").write_text(
        "title: Early\ndescription: x\nparameters: "
        "{common: {horizon: 2035}, outlook: {cku_opening: 2026}}\n",
        "utf-8",
    )
    early = load_scenarios(tmp_path)["early"]
    (told,) = problems(words, base=early)
    assert told.startswith("--set: ")
    assert message in told


def test_all_wrong_words_are_told_at_once() -> None:
    told = problems(
        "trade.horizn=2035",
        "x",
        "energy.start=2026",
        "trade.end=2024",
        "trade.end=2023",
    )
    assert [problem.split(": ")[1] for problem in told] == [
        '"x" is not SECTION.KEY=VALUE, such as trade.horizon=2035',
        "energy.start",
        "trade.end",
        "trade.horizn",
    ]
    assert told[2].endswith("trade.end: given twice; keep one of them")


# --- On the command line: what would be built ----------------------------------------


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["report", "--dry-run", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


def planned(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    code, out, err = said(capsys, *arguments)
    assert (code, err) == (0, "")
    # After the path of the page comes the reason to build it.
    pages = [line.partition(":")[0] for line in out.splitlines()]
    return ["/".join(Path(page).parts[-2:]) for page in pages]


@pytest.fixture(autouse=True)
def in_the_project(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)


def test_only_what_changes_is_built(capsys: pytest.CaptureFixture[str]) -> None:
    name = change(BASELINE, ["trade.horizon=2035"]).id
    assert planned(capsys, "--set", "trade.horizon=2035") == [f"{name}/trade.html"]
    name = change(BASELINE, ["common.export_growth=0.1"]).id
    assert planned(capsys, "baseline", "--set", "common.export_growth=0.1") == [
        f"{name}/trade.html",
        f"{name}/outlook.html",
    ]


def test_a_notebook_that_is_named_is_built_also_if_nothing_changes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = ("--set", "trade.horizon=2035", "--notebook", "history")
    assert planned(capsys, "gas_squeeze", *words) == [
        f"{change(SCENARIOS['gas_squeeze'], ['trade.horizon=2035']).id}/history.html"
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("baseline", "gas_squeeze", "--set", "trade.horizon=2035"),
            "error: `--set`: given for baseline, gas_squeeze; allowed: one scenario\n",
        ),
        (
            ("baselin", "--set", "trade.horizon=2035"),
            "did you mean 'baseline'?\n",
        ),
        (
            ("--set", "trade.horizn=2035", "--set", "trade.end=x"),
            "error: 2 problems in the values for one run:\n"
            '  --set: trade.end: "x" is not allowed; allowed: a whole number from 1992 '
            "to 2060, digits only\n  --set: trade.horizn: unknown key; allowed: ",
        ),
    ],
)
def test_nothing_is_built_for_wrong_words(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_without_a_baseline_a_scenario_has_to_be_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in Path("params").glob("*.yaml"):
        path.unlink()
    Path("params/other.yaml").write_text("title: Other\ndescription: x\n", "utf-8")
    code, _, err = said(capsys, "--set", "trade.horizon=2035")
    assert (code, "'baseline' is not one of other" in err) == (2, True)


def test_a_project_without_the_notebook_that_changes_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("notebooks/trade.ipynb").unlink()
    code, _, err = said(capsys, "--set", "trade.horizon=2035")
    assert code == 2
    assert "`--set`: changes trade only, and the project has none of" in err
