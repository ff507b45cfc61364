"""The commands that look things up: `cac-data show`, `cite`, `conflicts`, ..."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import select as selecting
import signal
import stat
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from click.testing import CliRunner, Result

import cac_data
from cac_data import claims
from cac_data.cli import cli, main
from cac_data.cli.tables import CLAIMS_SHOWN
from cac_data.display.words import VERDICTS
from cac_data.tables import fact_columns, key_columns, table_names, value_column

DATA = Path(cac_data.__file__).parent / "data"
COMMAND = Path(sys.executable).with_name("cac-data")

every_table = pytest.mark.parametrize("name", table_names())

LOOK_UPS = (
    "tables",
    "describe",
    "show",
    "cite",
    "sources",
    "conflicts",
    "coverage",
    "claims",
)


def run(*arguments: str) -> Result:
    """Run a command that goes well, in this process."""
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def rows(*arguments: str) -> list[dict[str, str]]:
    """Rows that a command gives as CSV."""
    text = run(*arguments, "--format", "csv").stdout
    return list(csv.DictReader(io.StringIO(text, newline="")))


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says that was asked for something impossible."""
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    return told.err.strip()


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    """Run the installed command as a process of its own."""
    settings: dict[str, object] = {"stdin": subprocess.DEVNULL, "timeout": 120}
    if "stdout" not in options:
        settings["capture_output"] = True
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [str(COMMAND), *arguments], check=False, **settings, **options
    )


def frame_of(name: str) -> pd.DataFrame:
    return cac_data.load_table(name)


# ------------------------------------------------------------------------- tables


def test_every_table_is_listed() -> None:
    found = rows("tables")
    assert [row["name"] for row in found] == table_names()
    assert list(found[0]) == list(cac_data.tables())


@every_table
def test_a_table_is_described(name: str) -> None:
    text = run("describe", name).stdout
    described = cac_data.describe(name)
    assert text.startswith(described.attrs["title"])
    assert described.attrs["description"] in text
    assert [row["field"] for row in rows("describe", name)] == list(described["field"])
    assert all(field in text for field in described["field"])


# --------------------------------------------------------------------------- show


@every_table
def test_a_table_is_shown_as_its_file_byte_for_byte(name: str) -> None:
    shown = run("show", name, "--format", "csv")
    assert shown.stdout_bytes == (DATA / f"{name}.csv").read_bytes()
    assert shown.stderr == ""


@every_table
@pytest.mark.parametrize("form", ["table", "json", "markdown"])
def test_a_table_is_shown_in_every_form(name: str, form: str) -> None:
    frame = frame_of(name)
    text = run("show", name, "--format", form).stdout
    if frame.empty and form != "markdown":
        assert text.strip() == "[]" or "fills this table" in text
        return
    head = {"table": 2, "markdown": 2, "json": 2}[form]
    assert len(text.splitlines()) == len(frame) + head
    for column in frame:
        assert column in text.replace("\\_", "_")


def test_conditions_are_those_of_select() -> None:
    found = rows(
        *("show", "bilateral_trade", "--country", "KGZ", "--country", "Tajikistan"),
        *("--start", "2023", "--end", "2024", "--where", "flow=turnover"),
        *("--where", "reporter=china_customs", "--where", "reporter=national"),
    )
    kept = cac_data.select(
        frame_of("bilateral_trade"),
        countries=["KGZ", "TJK"],
        start=2023,
        end=2024,
        flow="turnover",
        reporter=["china_customs", "national"],
    )
    assert [row["source_id"] for row in found] == list(kept["source_id"])
    assert len(found) > 3
    assert {row["country"] for row in found} == {"KGZ", "TJK"}


@pytest.mark.parametrize(
    ("table", "condition", "column", "expected"),
    [
        ("sources", "is_mirror=true", "is_mirror", {"true"}),
        ("sources", "is_mirror=false", "is_mirror", {"false"}),
        ("bilateral_trade", "value_usd_mn=22710", "value_usd_mn", {"22710"}),
        ("bilateral_trade", "value_usd_mn=22710.0", "value_usd_mn", {"22710"}),
        ("countries", "members=KAZ", "country", {"CA4", "CA5"}),
        ("countries", "members=", "members", {""}),
        ("country_profile", "unit=USD mn", "unit", {"USD mn"}),
        ("sources", "published=2025-08", "published", {"2025-08"}),
    ],
)
def test_conditions_go_by_the_type_of_the_column(
    table: str, condition: str, column: str, expected: set[str]
) -> None:
    found = rows("show", table, "--where", condition)
    assert {row[column] for row in found} <= expected
    assert found


def test_a_condition_on_a_column_with_the_name_of_an_argument() -> None:
    found = rows("show", "events", "--where", "countries=KAZ")
    assert found
    assert all("KAZ" in row["countries"].split(";") for row in found)


def test_a_value_may_have_an_equals_sign() -> None:
    url = next(url for url in frame_of("sources")["url"] if "=" in url)
    assert {row["url"] for row in rows("show", "sources", "--where", f"url={url}")} == {
        url
    }


def test_events_before_our_era_are_found() -> None:
    found = rows("show", "events", "--country", "CHN", "--start", "-200", "--end", "-1")
    assert {row["period"][0] for row in found} == {"-"}
    assert any("/" in row["period"] for row in found)


def test_columns_and_limit() -> None:
    shown = run(
        *("show", "bilateral_trade", "--columns", "country, value_usd_mn,country"),
        *("--limit", "2", "--format", "csv"),
    ).stdout
    assert [line.count(",") for line in shown.splitlines()] == [1, 1, 1]
    assert shown.startswith("country,value_usd_mn\n")
    assert run("show", "sources", "--limit", "0", "--format", "json").stdout == "[]\n"


def test_parts_of_years_are_left_out_and_said_to_be() -> None:
    asked = ("show", "bilateral_trade", "--country", "KGZ", "--format", "csv")
    without, with_parts = run(*asked), run(*asked, "--parts")
    missing = len(with_parts.stdout.splitlines()) - len(without.stdout.splitlines())
    assert missing > 1
    assert without.stderr == (
        f"note: left out: {missing} rows on parts of years or on spans of several "
        "years; --parts keeps them\n"
    )
    assert with_parts.stderr == ""


def test_no_rows_are_said_in_words_and_are_no_failure() -> None:
    asked = ("show", "bilateral_trade", "--country", "KAZ", "--start", "2100")
    assert run(*asked).stdout == "No row meets these conditions.\n"
    assert run(*asked, "--format", "json").stdout == "[]\n"
    assert len(run(*asked, "--format", "csv").stdout.splitlines()) == 1


# ----------------------------------------------- cite, sources, conflicts, coverage


@pytest.mark.parametrize("style", ["text", "bibtex", "csl-json"])
def test_exactly_the_rows_shown_are_cited(style: str) -> None:
    asked = ("bilateral_trade", "--country", "UZB", "--where", "reporter=adb")
    kept = cac_data.select(frame_of("bilateral_trade"), countries="UZB", reporter="adb")
    expected = cac_data.cite(kept, style)
    assert run("cite", *asked, "--style", style).stdout == f"{expected}\n"
    listed = rows("sources", *asked)
    assert [row["source_id"] for row in listed] == sorted(set(kept["source_id"]))


def test_nothing_is_cited_for_no_rows() -> None:
    done = run("cite", "bilateral_trade", "--start", "2100")
    assert done.stdout == ""
    assert "nothing to cite" in done.stderr


@pytest.mark.parametrize("name", [name for name in table_names() if fact_columns(name)])
def test_conflicts_are_those_of_the_library(name: str) -> None:
    found = rows("conflicts", name)
    expected = cac_data.conflicts(name)
    assert [row["figures"] for row in found] == list(expected["figures"])


def test_conflicts_can_be_narrowed_down() -> None:
    found = rows("conflicts", "bilateral_trade", "--country", "KGZ")
    assert found
    assert {row["country"] for row in found} == {"KGZ"}
    # Each fact is compared within its own period, so parts of years belong here.
    assert any("/" in row["period"] for row in found)


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in table_names()
        if "period" in key_columns(name) and value_column(name)
    ],
)
def test_coverage_is_that_of_the_library(name: str) -> None:
    expected = cac_data.coverage(name)
    found = rows("coverage", name)
    assert [row["gaps"] for row in found] == list(expected["gaps"])
    assert [row["first"] for row in found] == list(expected["first"])


def test_coverage_of_a_selection_still_knows_parts() -> None:
    found = rows("coverage", "bilateral_trade", "--country", "TJK")
    assert {row["country"] for row in found} == {"TJK"}
    assert any(row["parts"] for row in found)


# ------------------------------------------------------------------------- claims


def test_describe_ends_with_what_the_words_mean() -> None:
    shown = run("describe", "energy_balance").stdout
    assert "\ngas_production: " in shown
    assert shown.rstrip().splitlines()[-1].startswith("tcm: ")


def test_claims_are_the_verdicts_of_the_library() -> None:
    expected = claims.verdicts("trade", as_of="2025-07-27")
    found = rows("claims", "trade", "--as-of", "2025-07-27")
    assert [(row["claim_id"], row["verdict"]) for row in found] == list(
        zip(expected["claim_id"], expected["verdict"], strict=True)
    )
    assert list(found[0]) == list(expected)


def test_claims_can_be_chosen() -> None:
    found = rows("claims", "--tier", "A", "--verdict", "misattributed")
    assert found
    assert {(row["tier"], row["verdict"]) for row in found} == {("A", "misattributed")}


def test_claims_can_be_found_by_their_words() -> None:
    found = rows("claims", "--about", "lu BAN")
    assert [row["claim_id"] for row in found] == ["c086"]
    assert run("claims", "--about", "no such words").stdout == "No such claim.\n"


def test_one_row_alone_is_told_in_full() -> None:
    shown = run("claims", "--about", "Lu Ban").stdout
    assert "claim_id    c086" in shown
    assert "verdict     qualified" in shown
    assert "Turkmenistan: said to be" in shown
    assert "likelihood" not in shown  # empty


def test_claims_are_shown_by_what_one_looks_for_first() -> None:
    shown = run("claims", "trade", "--verdict", "misattributed").stdout
    assert shown.splitlines()[0].split() == list(CLAIMS_SHOWN)
    assert "58" in shown


@pytest.mark.parametrize("verdict", ["disputed", "opinion"])
def test_a_verdict_that_no_claim_has_is_no_mistake(verdict: str) -> None:
    assert verdict in VERDICTS
    found = rows("claims", "trade", "--verdict", verdict)
    assert {row["verdict"] for row in found} <= {verdict}


# ----------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("show", "bilateral_trad"),
            r"error: `table`: 'bilateral_trad' is not one of .*"
            r"did you mean 'bilateral_trade'\?",
        ),
        (
            ("show", "bilateral_trade", "--country", "Kazakstan"),
            r"error: `country`: 'Kazakstan' .*did you mean '[Kk]azakhstan'\?",
        ),
        (
            ("cite", "bilateral_trade", "--where", "flow=exprots"),
            r"error: `flow`: 'exprots' is not one of exports, imports, turnover; "
            r"did you mean 'exports'\?",
        ),
        (
            ("sources", "bilateral_trade", "--where", "flwo=exports"),
            r"error: select needs the column flwo; .*did you mean 'flow'\?",
        ),
        (
            ("show", "bilateral_trade", "--where", "flow"),
            "error: `--where`: 'flow' is not COLUMN=VALUE, such as flow=exports",
        ),
        (
            ("show", "bilateral_trade", "--where", "=exports"),
            "error: `--where`: '=exports' is not COLUMN=VALUE.*",
        ),
        (
            ("show", "sources", "--where", "is_mirror=yes"),
            "error: `is_mirror`: 'yes' is not one of true, false",
        ),
        (
            ("show", "bilateral_trade", "--where", "value_usd_mn=many"),
            "error: `value_usd_mn`: 'many' is not a number",
        ),
        (
            ("show", "bilateral_trade", "--start", "2025", "--end", "2020"),
            "error: `start` '2025' is after `end` '2020'",
        ),
        (
            ("show", "bilateral_trade", "--start", "soon"),
            "error: `start`: 'soon' is not a year.*",
        ),
        (("show", "events", "--end", "0"), "error: `end`: there is no year 0.*"),
        (
            ("show", "sources", "--start", "2020"),
            "error: select needs the column period; .*",
        ),
        (
            ("show", "sources", "--columns", "titel"),
            r"error: --columns needs the column titel; .*did you mean 'title'\?",
        ),
        (
            ("show", "sources", "--format", "cvs"),
            "error: `--format`: 'cvs' is not one of table, csv, json, markdown, xlsx; "
            r"did you mean 'csv'\?",
        ),
        (
            ("cite", "sources", "--style", "bibtx"),
            r"error: `--style`: 'bibtx' is not .*did you mean 'bibtex'\?",
        ),
        (
            ("conflicts", "sources"),
            "error: the table sources holds no figures that could disagree.*",
        ),
        (("coverage", "sources"), "error: the table sources has no periods"),
        (
            ("coverage", "events"),
            "error: the table events lists things that have a date; .*",
        ),
        (
            ("claims", "trad"),
            r"error: `topic`: 'trad' is not one of .*did you mean 'trade'\?",
        ),
        (
            ("claims", "--verdict", "suported"),
            r"error: `--verdict`: 'suported' .*did you mean 'supported'\?",
        ),
        (("claims", "--tier", "C"), "error: `--tier`: 'C' is not one of A, B"),
        (
            ("claims", "--as-of", "yesterday"),
            "error: `date`: 'yesterday' is not a date such as 2025-07-27",
        ),
    ],
)
def test_what_cannot_be_answered_is_named(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], message: str
) -> None:
    assert re.fullmatch(message, refusal(capsys, *arguments))


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("shwo", "sources"),
        ("show", "sources", "--limit", "-1"),
        ("show", "sources", "--limit", "many"),
        ("show", "sources", "--colour"),
        ("conflicts", "bilateral_trade", "--parts"),
    ],
)
def test_a_command_line_that_is_none_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert "Usage:" in refusal(capsys, *arguments)


# -------------------------------------------------------------------------- files


def test_the_name_of_a_file_says_its_format(tmp_path: Path) -> None:
    asked = ("show", "countries", "--output")
    for name in ("a.csv", "a.json", "a.md", "a.XLSX", "a.txt", "a"):
        assert run(*asked, str(tmp_path / name)).stdout == ""
    assert (tmp_path / "a.csv").read_bytes() == (DATA / "countries.csv").read_bytes()
    assert len(json.loads((tmp_path / "a.json").read_text("utf-8"))) > 20
    assert (tmp_path / "a.md").read_text("utf-8").startswith("| country |")
    assert openpyxl.load_workbook(tmp_path / "a.XLSX").sheetnames[0] == "data"
    assert (tmp_path / "a").read_text("utf-8").startswith("country  name")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "a.txt").read_bytes()
    run(*asked, str(tmp_path / "b.json"), "--format", "csv")
    assert (tmp_path / "b.json").read_bytes() == (tmp_path / "a.csv").read_bytes()


def test_a_workbook_says_where_its_rows_come_from(tmp_path: Path) -> None:
    path = tmp_path / "gas.xlsx"
    asked = ("--country", "TKM", "--start", "2020", "--columns", "period,value")
    run("show", "gas_flows", *asked, "--limit", "3", "--output", str(path))
    book = openpyxl.load_workbook(path)
    kept = cac_data.select(frame_of("gas_flows"), countries="TKM", start=2020)
    assert [cell.value for cell in book["data"][1]] == ["period", "value"]
    assert book["data"].max_row == 4
    listed = [row[0].value for row in book["sources"].iter_rows(min_row=2)]
    assert listed == sorted(set(kept["source_id"]))
    facts = {row[0].value: row[1].value for row in book["about"].iter_rows()}
    described = cac_data.describe("gas_flows").attrs
    assert facts["title"] == described["title"]
    assert facts["description"] == described["description"]
    assert facts["licence"] == "CC-BY-4.0"
    assert facts["data version"] == cac_data.__data_version__
    assert facts["rows chosen"] == "country TKM, from 2020"


@pytest.mark.parametrize("command", LOOK_UPS)
def test_every_answer_can_be_a_file(command: str, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    arguments = {"tables": [], "claims": ["trade"]}.get(command, ["bilateral_trade"])
    style = ["--style", "csl-json"] if command == "cite" else []
    run(command, *arguments, *style, "--output", str(path))
    assert json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no/such/a.csv", "`--output`: there is no folder {folder}/no/such"),
        (".", "`--output`: {folder} is a folder"),
        ("a.parquet", "`--output`: a.parquet could be anything; name a --format, or"),
    ],
)
def test_a_file_that_cannot_be_is_refused_before_any_work(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, message: str
) -> None:
    told = refusal(capsys, "show", "sources", "--output", str(tmp_path / name))
    assert told.startswith(f"error: {message.format(folder=tmp_path)}")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file_and_no_rest(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["show", "countries", "--output", str(path)]) == 1
    told = capsys.readouterr().err
    assert told == f"Error: cannot write {path}: No space left on device\n"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_can_be_read_by_whoever_may_read_here(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    mask = os.umask(0o022)
    try:
        run("show", "countries", "--output", str(path))
    finally:
        os.umask(mask)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "a.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    run("show", "countries", "--output", str(link))
    assert link.is_symlink()
    assert target.read_bytes() == (DATA / "countries.csv").read_bytes()


def test_a_dash_and_a_device_are_written_to_as_they_are() -> None:
    asked = ("show", "countries", "--format", "csv", "--output")
    content = (DATA / "countries.csv").read_bytes()
    assert run(*asked, "-").stdout_bytes == content
    assert process(*asked, "/dev/stdout").stdout == content
    assert run(*asked, os.devnull).stdout == ""
    assert not Path(os.devnull).is_file()


# ---------------------------------------------------- real processes, pipes, terminals


@pytest.mark.parametrize("form", ["csv", "table", "json", "markdown", "xlsx"])
@pytest.mark.parametrize("table", ["country_profile", "countries"])
def test_a_reader_that_has_seen_enough_is_no_failure(form: str, table: str) -> None:
    """Neither while much is written nor when what is left is flushed at the end."""
    with subprocess.Popen(
        [str(COMMAND), "show", table, "--format", form],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == 0


def test_head_gets_its_line() -> None:
    done = subprocess.run(
        [
            *("bash", "-c"),
            f'"{COMMAND}" show country_profile --format csv | head -1; '
            'echo "${PIPESTATUS[0]}"',
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.splitlines()[0].startswith("country,indicator,")
    assert (done.stdout.splitlines()[1:], done.stderr) == (["0"], "")


@pytest.mark.parametrize("form", ["csv", "table"])
def test_a_full_disk_is_a_failure_without_a_traceback(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = process(
            "show", "countries", "--format", form, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    told = b"Error: cannot write to standard output: No space left on device\n"
    assert done.stderr == told


@pytest.fixture(params=["full", "unread"])
def mute(request: pytest.FixtureRequest) -> Iterator[int]:
    """Where nothing can be said: a full disk, or a pipe that nobody reads."""
    if request.param == "full":
        end = os.open("/dev/full", os.O_WRONLY)
    else:
        reader, end = os.pipe()
        os.close(reader)
    yield end
    os.close(end)


@pytest.mark.parametrize(
    "arguments", [("show", "nonsense"), ("nonsense",), ("show", "--nonsense")]
)
def test_bad_input_has_its_code_where_nothing_can_be_said(
    mute: int, arguments: tuple[str, ...]
) -> None:
    assert process(*arguments, stdout=subprocess.PIPE, stderr=mute).returncode == 2


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)]
)
def test_a_stop_has_its_code_where_nothing_can_be_said(
    mute: int, number: int, code: int
) -> None:
    with subprocess.Popen(
        # More than a pipe holds: it is still writing when a part has been read.
        [str(COMMAND), "show", "sources", "--format", "csv"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=mute,
    ) as running:
        assert running.stdout is not None
        os.read(running.stdout.fileno(), 1)
        running.send_signal(number)
        running.communicate(timeout=60)
    assert running.returncode == code


def test_without_standard_output_nothing_is_lost_in_silence() -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{COMMAND}" show countries --format csv >&-'],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr == (
        "error: standard output is closed; --output writes to a file\n"
    )


@pytest.mark.parametrize("form", ["table", "csv"])
@pytest.mark.parametrize(
    "settings",
    [
        {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_output_is_utf8_whatever_the_locale(
    form: str, settings: dict[str, str]
) -> None:
    # The one name in the tables that is not in ASCII.
    done = process(
        *("show", "countries", "--where", "country=TUR", "--columns", "aliases"),
        *("--format", form),
        env={**os.environ, **settings},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    aliases = frame_of("countries").set_index("country").loc["TUR", "aliases"]
    assert not all(map(str.isascii, aliases))
    assert all(alias in done.stdout.decode("utf-8") for alias in aliases)


def in_a_terminal(
    *arguments: str, columns: int = 80, env: dict[str, str] | None = None
) -> tuple[int, str]:
    """Exit code of a command, and what a person sees of it."""
    leader, follower = pty.openpty()
    ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = {
        name: value
        for name, value in os.environ.items()
        if name not in {"COLUMNS", "NO_COLOR"}
    }
    with subprocess.Popen(
        [str(COMMAND), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
        env={**plain, "TERM": "xterm", **(env or {})},
    ) as running:
        os.close(follower)
        seen = b""
        while selecting.select([leader], [], [], 60)[0]:
            try:
                part = os.read(leader, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            seen += part
        code = running.wait(60)
    os.close(leader)
    return code, seen.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("columns", [60, 80, 132])
def test_a_table_fits_the_terminal(columns: int) -> None:
    code, seen = in_a_terminal(
        *("show", "bilateral_trade", "--country", "KAZ", "--start", "2024"),
        columns=columns,
    )
    assert code == 0
    table = [line for line in seen.splitlines() if not line.startswith("note: ")]
    bare = [re.sub(r"\x1b\[\d*m", "", line) for line in table]
    assert max(map(len, bare)) <= columns
    assert "\x1b[1m" in table[0]
    assert "\x1b[1m" not in table[-1]
    assert "--format csv has all" in seen


def test_a_pipe_gets_no_colours_and_no_cuts() -> None:
    wishes = {"FORCE_COLOR": "1", "COLUMNS": "40"}
    done = process("show", "bilateral_trade", env={**os.environ, **wishes})
    assert b"\x1b" not in done.stdout
    assert "…" not in done.stdout.decode("utf-8")
    assert len(done.stdout.splitlines()) == len(frame_of("bilateral_trade")) + 2
    assert done.stderr == b""


@pytest.mark.parametrize("setting", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_declined(setting: dict[str, str]) -> None:
    _, seen = in_a_terminal("show", "countries", env=setting)
    assert "\x1b" not in seen


def test_a_workbook_is_not_thrown_at_a_terminal() -> None:
    code, seen = in_a_terminal("show", "countries", "--format", "xlsx")
    assert code == 2
    assert seen == (
        "error: a workbook is nothing for a terminal: name a file with --output\n"
    )


def test_a_workbook_can_be_piped_and_is_the_same_each_time(tmp_path: Path) -> None:
    asked = ("show", "gas_flows", "--format", "xlsx")
    first = process(*asked, env={**os.environ, "PYTHONHASHSEED": "1"}).stdout
    assert openpyxl.load_workbook(io.BytesIO(first)).sheetnames == [
        "data",
        "sources",
        "about",
    ]
    second = process(
        *asked, env={**os.environ, "PYTHONHASHSEED": "2", "TZ": "Asia/Almaty"}
    )
    assert second.stdout == first


@pytest.mark.parametrize(
    "arguments",
    [
        ("tables",),
        ("show", "bilateral_trade", "--country", "KAZ"),
        ("cite", "bilateral_trade"),
        ("conflicts", "monthly_trade"),
        ("describe", "events"),
    ],
)
def test_looking_up_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    code = (
        "import sys\nfrom cac_data.cli import main\n"
        f"main({list(arguments)!r})\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.splitlines()[-1].split())
    heavy = {"matplotlib", "pydantic", "papermill", "scipy", "statsmodels", "IPython"}
    assert not loaded & (heavy | {"nbconvert", "xlsxwriter", "yaml"})


# --------------------------------------------------------------------- the commands


def test_commands_come_in_the_order_of_use() -> None:
    listed = re.findall(r"^  ([a-z]+)  ", run("--help").stdout, flags=re.MULTILINE)
    assert listed == [
        *LOOK_UPS,
        *("changes", "report", "watch", "status", "verify", "scenarios"),
        *("fetch", "import"),
    ]


@pytest.mark.parametrize("command", LOOK_UPS)
def test_every_command_helps(command: str, run_help: Callable[[str], str]) -> None:
    text = run_help(command)
    assert "--output FILE" in text
    assert ("--where COLUMN=VALUE" in text) == (
        command in {"show", "cite", "sources", "conflicts", "coverage"}
    )
    assert ("--parts" in text) == (command in {"show", "cite", "sources"})


@pytest.fixture
def run_help() -> Callable[[str], str]:
    return lambda command: run(command, "--help").stdout
