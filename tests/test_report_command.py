"""The commands `report` and `status` on small projects, as a scheduler runs them."""

import errno
import importlib.metadata
import json
import os
import re
import shutil
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Thread

import jsonschema
import nbformat
import papermill
import pytest
from bs4 import BeautifulSoup

from cac_data.cli import main
from cac_data.project import find_project
from cac_data.report.build import execute, make_report, page_so_far
from cac_data.report.errors import CellError
from cac_data.report.plan import Job, machine, plan_reports
from cac_data.report.publish import INDEX, Manifest
from cac_data.report.run import build_reports
from tests import report_runs as runs
from tests.conftest import ROOT, Patch, Said
from tests.made_vintages import DAY, lpi, stored


def planned(folder: Path, *scenarios: str) -> list[Job]:
    return plan_reports(find_project(folder, start=folder), scenarios=scenarios)


# --- What is due ---------------------------------------------------------------------


def test_what_is_unchanged_is_not_built_again(small: Path) -> None:
    before = runs.reports_in(small / "reports")
    done = runs.run(small, "report", "--exit-code")
    assert (done.returncode, done.stderr) == (3, "")
    assert runs.TIME.sub("", done.stdout).splitlines() == [
        f"unchanged {small}/reports/baseline/trade.html",
        f"unchanged {small}/reports/later/trade.html",
        f"0 built, 2 unchanged, 0 failed: {small}/reports/index.html",
    ]
    assert runs.reports_in(small / "reports") == before


# Pandas takes longer to import than all the rest.
WITHOUT_PANDAS = """
import sys
sys.modules["pandas"] = None
from cac_data.cli import main
sys.exit(main(sys.argv[1:]))"""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(["report"], "0 built, 2 unchanged, 0 failed", id="report"),
        pytest.param(["report", "--dry-run"], "unchanged", id="dry run"),
        pytest.param(["status", "--changed"], "", id="what is new"),
        pytest.param(["--version"], "tables", id="version"),
    ],
)
def test_where_nothing_has_changed_no_pandas_is_loaded(
    words: list[str], said: str, small: Path
) -> None:
    runs.run(small, "report")
    ended = runs.run(small, "-c", WITHOUT_PANDAS, *words, command=sys.executable)
    assert ended.stderr == ""
    assert said in ended.stdout


def test_a_dry_run_says_why_and_writes_nothing(small: Path, capsys: Said) -> None:
    runs.write_scenario(small, "later", "horizon: 2036")
    runs.write_scenario(small, "new", "horizon: 2037")
    runs.write_scenario(small, "alike", "horizon: 2030")
    folder = small / "reports"
    record = (folder / "manifest.json").read_bytes()
    assert main(["report", "--project", str(small), "--dry-run"]) == 0
    assert sorted(capsys.readouterr().out.splitlines()) == [
        f"same as the baseline's {folder}/alike/trade.html",
        f"unchanged {folder}/baseline/trade.html",
        f"would build {folder}/later/trade.html: the values of its parameters changed",
        f"would build {folder}/new/trade.html: there is none yet",
    ]
    assert (folder / "manifest.json").read_bytes() == record
    main(["report", "--project", str(small), "--dry-run", "--force", "baseline"])
    assert capsys.readouterr().out.endswith("baseline/trade.html: asked for\n")


def test_the_key_is_over_what_decides_the_page(small: Path, monkeypatch: Patch) -> None:
    # Over what its packages need, too.
    assert any(package.startswith("pillow ") for package in machine()["packages"])
    keys = [planned(small, "later")[0].key]
    runs.write_scenario(small, "other", "start: 1995")
    assert planned(small, "later")[0].key == keys[0]
    runs.write_notebook(small, "1 + 1")
    keys += [planned(small, "later")[0].key]
    # What it is compared with.
    runs.write_scenario(small, "baseline", "usd_inflation: 0.02")
    keys += [planned(small, "later")[0].key]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    keys += [planned(small, "later")[0].key]
    assert len({*keys}) == 4


@pytest.mark.parametrize("package", ["pandas", "statsmodels", "mistune"])
def test_another_version_of_what_reports_need_makes_pages_due(
    package: str, small: Path, monkeypatch: Patch
) -> None:
    before = planned(small, "later")[0].key
    distribution = importlib.metadata.distribution

    class Upgraded:
        def read_text(self, name: str) -> str:
            return f"Name: {package}\nVersion: 999.0\n\n"

    monkeypatch.setattr(
        importlib.metadata,
        "distribution",
        lambda name: Upgraded() if name == package else distribution(name),
    )
    assert planned(small, "later")[0].key != before


NO_TIMES = {
    "a word": "soon",
    "before 1970": "-1",
    "with an underscore": "1_000",
    "with blanks": " 5 ",
    "with a sign": "+5",
    "in Arabic digits": "\u0661\u0662",
    "with a fraction": "1.5",
    "in year 10000": "253402300800",
    "of 5,000 digits": "9" * 5000,
}


@pytest.mark.parametrize("dry_run", ["", "--dry-run"], ids=["run", "dry run"])
@pytest.mark.parametrize("epoch", NO_TIMES.values(), ids=NO_TIMES)
def test_a_date_of_the_sources_that_is_no_time_is_refused(
    epoch: str, dry_run: str, tmp_path: Path, monkeypatch: Patch, capsys: Said
) -> None:
    project = runs.make_small_project(tmp_path / "p")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    arguments = ["report", "--project", str(project)]
    if dry_run:
        arguments.append(dry_run)
    assert main(arguments) == 2
    message = f"error: `SOURCE_DATE_EPOCH`: {epoch!r} is not a time; allowed: "
    assert message in capsys.readouterr().err
    assert not (project / "reports").exists()


def test_a_run_of_no_report_says_so_in_the_overviews(tmp_path: Path) -> None:
    assert build_reports([], tmp_path) == []
    assert "No reports yet." in (tmp_path / INDEX).read_text("utf-8")


OVERVIEWS = [
    INDEX,
    "compare.html",
    "key_figures.csv",
    "key_figures.json",
    "later/index.html",
]


@pytest.fixture(scope="module")
def run_twice(small_original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project after a second run: the news of the first are gone from its pages."""
    project = tmp_path_factory.mktemp("twice") / "a project"
    shutil.copytree(small_original, project)
    assert main(["report", "--project", str(project)]) == 0
    return project


@pytest.mark.parametrize("state", ["gone", "cut off", "edited"])
@pytest.mark.parametrize("name", OVERVIEWS)
def test_a_run_in_which_nothing_is_due_mends(
    name: str, state: str, run_twice: Path, tmp_path: Path, capsys: Said
) -> None:
    small = shutil.copytree(run_twice, tmp_path / "a project")
    path = small / "reports" / name
    good = without_the_run(path)
    content = path.read_bytes()
    if state == "gone":
        path.unlink()
    elif state == "cut off":
        path.write_bytes(content[: len(content) // 2])
    else:
        path.write_bytes(content.replace(b"later", b"sooner"))
    assert main(["report", "--project", str(small)]) == 0
    assert without_the_run(path) == good
    assert "0 built, 2 unchanged, 0 failed" in capsys.readouterr().out


def without_the_run(page: Path) -> bytes:
    """A page but for what it says of the last run, and so its sum."""
    text = re.sub(rb"(?s)<!-- run -->.*<!-- /run -->", b"", page.read_bytes())
    return re.sub(rb"sha256=\w+ -->\n$", b"", text)


@pytest.mark.parametrize(
    "runs_before", [0, 1], ids=["front page made anew", "front page left but for it"]
)
def test_a_run_in_which_nothing_is_due_says_when_it_was(
    runs_before: int, small: Path, monkeypatch: Patch
) -> None:
    command = ["report", "--project", str(small)]
    codes = [main(command) for _ in range(runs_before)]
    now = "2031-05-06 07:08:09 UTC"
    monkeypatch.setattr("cac_data.report.publish.utc_now", lambda: now)
    assert [*codes, main(command)] == [0] * (runs_before + 1)
    assert now in (small / "reports" / INDEX).read_text("utf-8")


READS = """\
import cac_data
cac_data.load_table("treaty_articles" if horizon == 2035 else "water_sharing")"""


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What a dry run says, and then a run, after one row of a table was edited.

    The scenario `later` reads that table, the baseline another.
    """
    folder = tmp_path_factory.mktemp("edited")
    project = runs.make_small_project(folder / "project")
    runs.write_notebook(project, READS)
    assert runs.run(project, "report").returncode == 0
    # The library in which somebody edits it.
    package = shutil.copytree(ROOT / "cac_data", folder / "library" / "cac_data")
    environment = {**os.environ, "PYTHONPATH": str(package.parent)}
    table = package / "data" / "treaty_articles.csv"
    content = table.read_text("utf-8")
    table.write_text(content.replace("friendship", "Friendship", 1), "utf-8")
    assert table.read_text("utf-8") != content
    dry = runs.run(project, "report", "--dry-run", env=environment).stdout
    return dry, runs.TIME.sub("", runs.run(project, "report", env=environment).stdout)


def test_a_dry_run_names_the_table_that_was_edited(edited: tuple[str, str]) -> None:
    unchanged, due = sorted(edited[0].splitlines())
    assert unchanged.startswith("unchanged ")
    assert due.endswith("later/trade.html: its table changed: treaty_articles.csv")


def test_one_edited_row_builds_only_the_pages_that_read_its_table(
    edited: tuple[str, str],
) -> None:
    unchanged, built, counted, *_ = edited[1].splitlines()
    assert unchanged.endswith("baseline/trade.html")
    assert re.fullmatch(r"built .*/later/trade\.html \([\d.]+ s\)", built)
    assert counted.startswith("1 built, 1 unchanged, 0 failed: ")


# --- The baseline --------------------------------------------------------------------


def test_a_report_that_would_say_the_same_is_not_built_twice(small: Path) -> None:
    runs.write_scenario(small, "alike", "horizon: 2030")
    assert main(["report", "--project", str(small), "alike"]) == 0
    # Its brief leads to the baseline's page.
    assert [path.name for path in (small / "reports" / "alike").iterdir()] == [INDEX]
    entry = runs.reports_of(small)["alike"]
    assert (entry["status"], entry["page"]) == ("same", "baseline/trade.html")
    rows = json.loads((small / "reports" / "key_figures.json").read_bytes())
    figures = {row["scenario"]: (row["page"], row["id"], row["value"]) for row in rows}
    assert figures["baseline"] == ("baseline/trade.html", "horizon", 2030)
    assert figures["alike"] == figures["baseline"]
    # Where the baseline's page is gone it has one of its own.
    (small / "reports" / "baseline" / "trade.html").unlink()
    assert runs.run(small, "report", "alike").returncode == 0
    assert runs.reports_of(small)["alike"]["page"] == "alike/trade.html"


def test_a_brief_compares_with_the_baseline_however_it_is_known(small: Path) -> None:
    page = (small / "reports" / "later" / "trade.html").read_bytes()
    assert "Horizon (2025): 2035; in the baseline 2030 (5 years later)." in (
        page.decode().replace("\xa0", " ")
    )
    # Without the baseline's page its notebook is run; and here, without any folder.
    (job,) = planned(small, "later")
    alone = make_report(job).page
    assert runs.without_links(alone) == runs.without_links(page)
    assert job.baseline
    nothing = make_report(replace(job, baseline=replace(job.baseline, figures=())))
    assert b"years later" not in nothing.page


# --- What is said --------------------------------------------------------------------


def test_a_failure_is_told_and_leaves_the_good_page(small: Path, capsys: Said) -> None:
    good = runs.reports_in(small / "reports")
    cell = "import sys\nsys.stderr.write('mind')\n1 / (horizon - 2030)"
    runs.write_notebook(small, cell)
    done = runs.run(small, "report", "--quiet")
    assert (done.returncode, done.stdout) == (1, "")
    assert {*runs.TIME.sub("", done.stderr).splitlines()} == {
        "warning: baseline/trade: cell 4: mind",
        "warning: later/trade: cell 4: mind",
        "failed: baseline/trade: cell 4 (import sys): ZeroDivisionError: division by "
        "zero",
    }
    pages = runs.reports_in(small / "reports")
    last_good = runs.without_links(good["baseline/trade"])
    assert runs.without_links(pages["baseline/trade"]) == last_good
    assert pages["later/trade"] != good["later/trade"]
    project = ("--project", str(small))
    assert main(["report", *project, "later", "--dry-run"]) == 0
    assert "its baseline had failed when it was built" in capsys.readouterr().out
    index = (small / "reports" / "index.html").read_bytes()
    bullet = BeautifulSoup(index, "html5lib").select("#run ~ ul li")[0]
    assert "Last run failed: ZeroDivisionError in cell 4" in runs.words(bullet)
    # It is told, too, of pages without a record; a later run takes the failure back.
    (small / "reports" / "manifest.json").unlink()
    main(["status", *project, "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    assert [row["state"] for row in rows] == ["failed", "built"]
    runs.write_notebook(small)
    assert main(["report", *project, "baseline"]) == 0
    assert runs.reports_of(small)["baseline"]["status"] == "unchanged"


def test_status_tells_of_the_last_run_and_of_none(small: Path, capsys: Said) -> None:
    assert main(["status", "--schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema == Manifest.model_json_schema()
    jsonschema.validate(runs.manifest_of(small), schema)
    folder = small / "reports"
    assert main(["status", str(folder), "--max-age", "2"]) == 0
    record = runs.manifest_of(small)
    record["run"]["finished"] = "2026-01-02 03:04:05 UTC"
    (folder / "manifest.json").write_text(json.dumps(record), "utf-8")
    assert main(["status", str(folder), "--max-age", "2"]) == 1
    assert "error: no run has ended within 2 hours" in capsys.readouterr().err
    shutil.rmtree(folder)
    assert main(["status", "--project", str(small)]) == 1
    assert "There is no record of the last run." in capsys.readouterr().out
    assert not folder.exists()


def test_the_record_of_a_run_does_not_repeat_what_pages_say(small: Path) -> None:
    in_pages = {"key_figures", "verdicts", "brief", "differences"}
    assert not in_pages & runs.reports_of(small)["later"].keys()


FAILS = "raise RuntimeError('no such year')"
ONLY_PAGES = ["--pages"]


@pytest.fixture(scope="module")
def failed(small_original: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of a project, of which the last run has left all as they were."""
    folder = tmp_path_factory.mktemp("failed")
    project = shutil.copytree(small_original, folder / "a project")
    runs.write_notebook(project, FAILS)
    assert main(["report", "--project", str(project), "--quiet"]) == 1
    return project / "reports"


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 1), (["--max-age", "26"], 1), (["--format", "csv"], 1), (ONLY_PAGES, 0)],
    ids=["status", "status of a monitor", "status as CSV", "status of pages alone"],
)
def test_where_reports_failed_the_exit_code_is_that_of(
    options: list[str], code: int, failed: Path
) -> None:
    assert main(["status", str(failed), *options]) == code


def test_status_of_pages_alone_finds_one_that_is_not_as_written(
    failed: Path, tmp_path: Path
) -> None:
    reports = shutil.copytree(failed, tmp_path / "reports")
    page = reports / "baseline" / "trade.html"
    page.write_bytes(page.read_bytes()[:-9])
    assert main(["status", str(reports), "--pages"]) == 1


@pytest.mark.parametrize("page", ["index.html", "later/index.html"])
def test_where_pages_are_listed_a_last_good_one_is_called_so(
    page: str, failed: Path
) -> None:
    text = BeautifulSoup((failed / page).read_bytes(), "html5lib").get_text()
    assert "Last run failed: RuntimeError" in text
    assert "last good" in text


def test_a_folder_to_write_the_state_to_is_refused_with_what_was_meant(
    small: Path, capsys: Said
) -> None:
    folder = small / "reports"
    assert main(["status", "--output", str(folder)]) == 2
    message = capsys.readouterr().err
    assert f"error: `--output`: {folder} is a folder; allowed: a file" in message
    assert f"cac-data status '{folder}'" in message


def test_a_file_to_write_reports_to_is_refused(small: Path, capsys: Said) -> None:
    file = small / "file"
    file.touch()
    assert main(["report", "--project", str(small), "--output", str(file)]) == 2
    message = f"`--output`: {file} is a file; allowed: a folder for reports"
    assert capsys.readouterr().err == f"error: {message}\n"


@pytest.mark.parametrize(
    ("number", "way_on"),
    [
        (errno.EACCES, "name another place, in which you may write"),
        (errno.EROFS, "name another place, in which you may write"),
        (errno.ENOSPC, "make room there, or name another place"),
    ],
    ids=["that nobody may write to", "that is read-only", "that is full"],
)
def test_there_is_a_way_on_from_an_output(
    number: int, way_on: str, small: Path, monkeypatch: Patch, capsys: Said
) -> None:
    def refuse(folder: Path, *_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), str(folder))

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main(["report", "--project", str(small), "--output", "/elsewhere"]) == 1
    message = f"error: /elsewhere: {os.strerror(number)}; {way_on}\n"
    assert capsys.readouterr().err == message


def test_a_limit_of_processes_is_named(
    changed: Path, monkeypatch: Patch, capsys: Said
) -> None:
    def refuse(thread: Thread) -> None:
        message = "can't start new thread"
        raise RuntimeError(message)

    monkeypatch.setattr(Thread, "start", refuse)
    assert main(["report", "--project", str(changed)]) == 1
    assert "`ulimit -u` allows too few processes" in capsys.readouterr().err


def test_a_full_folder_for_temporary_files_is_named(
    changed: Path, capsys: Said
) -> None:
    # As of a disk that is full, less can be written than a page has bytes.
    runs.write_notebook(
        changed,
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))",
    )
    assert main(["report", "--project", str(changed), "baseline"]) == 1
    assert "or name another by TMPDIR" in capsys.readouterr().err


BAD_WORDS = {
    "a scenario that there is not": (
        "no_such",
        "`scenario`: 'no_such' is not one of baseline, later",
    ),
    "a notebook misspelt": ("--notebook trad", "did you mean 'trade'?"),
    "no time": ("--timeout 0", "greater than or equal to 1"),
    "a cluster of another kind": (
        "--executor tcp://x:1",
        "allowed: dask://HOST:PORT",
    ),
    "a cluster that is not there": (
        "--executor dask://127.0.0.1:1",
        "no Dask scheduler answers",
    ),
    "no browser": ("--pdf", "`--pdf`: no browser was found"),
}


@pytest.mark.parametrize(("words", "message"), BAD_WORDS.values(), ids=BAD_WORDS)
def test_bad_input_is_told_first(
    words: str, message: str, small: Path, capsys: Said, monkeypatch: Patch
) -> None:
    before = runs.files(small)
    monkeypatch.setenv("PATH", "")
    assert main(["report", "--project", str(small), *words.split()]) == 2
    assert message in capsys.readouterr().err
    assert runs.files(small) == before


BAD_CELLS = {
    "another name": (
        "start: int = 1992\nstrat: int = 1",
        "lacks, or has unknown, as_of",
    ),
    "more than values": ("start: int = 1992\nprint(start)", "needs one cell tagged"),
}


@pytest.mark.parametrize(("cell", "message"), BAD_CELLS.values(), ids=BAD_CELLS)
def test_a_bad_parameters_cell_is_told_first(
    cell: str, message: str, small: Path, capsys: Said
) -> None:
    before = runs.files(small)
    runs.write_notebook(small, parameters=cell)
    assert main(["report", "--project", str(small)]) == 2
    assert f"trade.ipynb {message}" in capsys.readouterr().err
    assert runs.files(small) == before


def test_a_report_is_printed_beside_its_page(small: Path, chromium_path: str) -> None:
    assert chromium_path
    assert main(["report", "--project", str(small), "baseline", "--pdf"]) == 0
    content = (small / "reports" / "baseline" / "trade.pdf").read_bytes()
    (size,) = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", content))
    assert [round(float(side)) for side in size.split()] == [0, 0, 595, 842]  # A4


SCORE = """\
from cac_data import load_table, select
table = load_table("logistics_performance", data)
row = select(table, countries="KAZ", indicator="lpi_score").tail(1)
print("The last score is", row["value"].item())"""


def test_a_report_is_made_from_the_vintage_of_its_plan(
    tmp_path: Path, monkeypatch: Patch, capsys: Said
) -> None:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    project = runs.make_small_project(tmp_path / "p")
    runs.write_notebook(project, SCORE)
    runs.write_scenario(project, "later", "data: latest")
    assert main(["report", "--project", str(project)]) == 2
    assert "there is no vintage yet; `cac-data fetch` brings" in capsys.readouterr().err
    stored()
    (job,) = planned(project, "later")
    assert job.parameters["data"] == "2026-11-24"
    stored({"logistics_performance": lpi(3.0)}, on=DAY + timedelta(days=1))
    (newer,) = planned(project, "later")
    assert newer.key != job.key
    assert b"The last score is 3" in make_report(newer).page


# --- The engine ----------------------------------------------------------------------

EVERYTHING = (
    "import sys\nprint('out')\nprint('err', file=sys.stderr)\nprint('more')",
    "from IPython.display import HTML, clear_output, display\n"
    "print('gone')\nclear_output()\n"
    "handle = display(HTML('<b>x</b>'), display_id=True)",
    "handle.update(HTML('<i>y</i>'))\n{'a': (1, None)}",
    "import asyncio\nawait asyncio.sleep(0)\nIn[1][:5], Out",
    "%%capture held\nprint('held')",
    "!echo shell\nheld.stdout;",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1]);",
)


def _outputs(notebook: nbformat.NotebookNode) -> list[object]:
    outputs = []
    for cell in notebook.cells:
        if "injected-parameters" not in str(cell.metadata):
            outputs += cell.get("outputs", ())
    return outputs


def state_of_process() -> list[object]:
    return [dict(os.environ), sys.path[:], sys.modules["__main__"], sys.stdout]


def test_the_engine_gives_what_kernels_give(tmp_path: Path, monkeypatch: Patch) -> None:
    project = runs.make_small_project(tmp_path / "p")
    runs.write_notebook(project, *EVERYTHING)
    (job,) = planned(project, "baseline")
    monkeypatch.chdir(tmp_path)
    before = state_of_process()
    executed, error = execute(job)
    assert error is None
    assert state_of_process() == before
    # By hand, as anybody may: with papermill and the kernel of this Python.
    by_hand = papermill.execute_notebook(
        project / "notebooks" / "trade.ipynb",
        tmp_path / "by_hand.ipynb",
        parameters={"start": 1992},
        kernel_name="python3",
        language="python",
        progress_bar=False,
    )
    assert _outputs(executed) == _outputs(by_hand)


def test_no_notebook_sees_what_another_has_done(tmp_path: Path) -> None:
    project = runs.make_small_project(tmp_path / "p")
    runs.write_notebook(
        project,
        "import os, matplotlib.pyplot as plt\n"
        "print(plt.rcParams['font.size'], plt.get_fignums(), 'left' in globals())\n"
        "print(os.environ.get('LEFT'), os.listdir('.'))",
        "plt.rcParams['font.size'] = 40\nplt.figure()\nleft = 1\n"
        "os.environ['LEFT'] = '1'\nos.chdir('/')",
    )
    (job,) = planned(project, "baseline")
    assert make_report(job).page == make_report(job).page


REFERENCE = "what the notebook's file shows"


def test_a_page_so_far_shows_nothing_of_cells_that_did_not_run(
    small: Path, tmp_path: Path
) -> None:
    (job,) = planned(small, "baseline")
    notebook = nbformat.reads(job.content, as_version=4)
    output = nbformat.v4.new_output("stream", name="stdout", text=REFERENCE)
    notebook.cells[-1].outputs = [output]
    job = replace(job, content=nbformat.writes(notebook))
    report = page_so_far(job, tmp_path / "no notes", CellError("Late", "too late"))
    assert b"too late" in report.page
    assert REFERENCE.encode() not in report.page
