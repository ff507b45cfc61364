"""Fixtures that several test modules share: a project, the command, a browser."""

from __future__ import annotations

import atexit
import gc
import os
import re
import shutil
import signal
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from cac_data.cache import RUN_CACHE
from cac_data.cli import main
from tests import golden, report_runs, translated_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

ROOT = Path(__file__).parents[1]

# What tests are given, for their signatures.
Run = Callable[..., str]
Said = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch

CHROMIUM_NAMES = [
    "chromium-headless-shell",  # takes two thirds of the time
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
]
CHROMIUM_FLAGS = [
    # The sandbox refuses to start as root, and containers have a small /dev/shm.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    # Nothing leaves the machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
OUTSIDE = re.compile("^(?!file:|data:)")
"""Addresses that no page may ask for."""

NOWHERE = (-9, -9)  # pixels: where the pointer is over no page
PLAIN_LOOKS: dict[str, Any] = {
    "color_scheme": "light",
    "reduced_motion": "no-preference",
    "forced_colors": "none",
}
"""What a reader may have asked the browser for, and by default has not."""

# All of WCAG 2.2 A and AA, which holds the earlier versions, and axe's best practices.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# What takes longest, first: at the end, one worker would be busy with the last of these
# while the others wait. The first builds the reports that many others read; those would
# wait for it, so that others are begun beside it.
LONGEST_FIRST = [
    "test_golden",
    "test_schedules",
    "test_report_command",
    "test_report_runs",
    "test_language",
    "test_report_faults",
    "test_contributing",
    "test_news",
    "test_pseudo_language",
    # This shares answers with the reports.
    "test_lab",
    # These read the reports.
    "test_report_page",
    "test_translated_pages",
    "test_what_if",
    "test_words",
    "test_verdicts_agree",
    "test_links",
    "test_identities",
    "test_sheet",
    # And these do not.
    "test_export",
    "test_contract",
    "test_claims",
    "test_packaging",
    "test_data_without_us",
    "test_report_folder",
    "test_report_odd",
    "test_report_records",
    "test_what_people_see",
    "test_fetch",
    "test_report_cluster",
]

# Kernels and modules from elsewhere must not stand in for this environment's.
for _variable in ("JUPYTER_PATH", "PYTHONHOME"):
    os.environ.pop(_variable, None)
os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"

# --- A home that holds nothing of whoever runs the tests -----------------------------

# What matplotlib finds out of the fonts is of the machine, and takes seconds to find:
# one folder for all workers, which inherit it.
if "MPLCONFIGDIR" not in os.environ:
    os.environ["MPLCONFIGDIR"] = tempfile.mkdtemp(prefix="cac-data-fonts-")
    atexit.register(shutil.rmtree, os.environ["MPLCONFIGDIR"], ignore_errors=True)

# Slow answers follow from the tables alone, in whatever language. The reports of all
# scenarios and notebooks in kernels share them here, as the reports of one run do.
# Functions that tests call share at most those of their own worker, as `cac_data.lab`
# has it, unless a test asks for these.
if "CAC_DATA_TEST_ANSWERS" not in os.environ:
    os.environ["CAC_DATA_TEST_ANSWERS"] = tempfile.mkdtemp(prefix="cac-data-answers-")
    atexit.register(
        shutil.rmtree, os.environ["CAC_DATA_TEST_ANSWERS"], ignore_errors=True
    )
ANSWERS = Path(os.environ["CAC_DATA_TEST_ANSWERS"])

# Set while this file is imported, in each worker: later, session fixtures, docstring
# examples and the kernels of notebooks would have read the home of the user.
HOME = Path(tempfile.mkdtemp(prefix="cac-data-home-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["HOME"] = str(HOME)
os.environ["CAC_DATA_HOME"] = str(HOME / "cac-data")
os.environ["XDG_DATA_HOME"] = str(HOME / "data")
os.environ["XDG_CONFIG_HOME"] = str(HOME / "config")
os.environ["XDG_CACHE_HOME"] = str(HOME / "cache")
os.environ["XDG_STATE_HOME"] = str(HOME / "state")
os.environ.pop("XDG_RUNTIME_DIR", None)
for _variable in ("COMTRADE_API_KEY", "CAC_DATA_LANGUAGE", "SOURCE_DATE_EPOCH"):
    os.environ.pop(_variable, None)

LIVED_IN = os.environ.get("CAC_DATA_TEST_HOME") == "lived in"
"""Whether tests are to find a home with a vintage and a key, as `.ci/run` asks once."""


FOUND_GOOD = Path("cache/cac-data/languages")
"""Where the home keeps which words were found good, by a digest of all that decides it.

It is all that one test leaves to the next: to ask the same of the same files anew would
take each run of the command a second.
"""


def empty(home: Path) -> None:
    found_good = {
        path.name: path.read_bytes() for path in (home / FOUND_GOOD).glob("*")
    }
    for entry in home.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    if found_good:
        (home / FOUND_GOOD).mkdir(parents=True)
    for name, digest in found_good.items():
        (home / FOUND_GOOD / name).write_bytes(digest)


def furnish(home: Path) -> None:
    """Put into an empty home what a user has there who fetches."""
    from tests.made_vintages import stored

    os.environ["COMTRADE_API_KEY"] = "a-key-of-the-user"
    (home / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAC_DATA_HOME", str(home / "cac-data"))
        stored()


class EmptyHome:
    """Empties the home before each test; a kernel keeps it for all of its notebook.

    A kernel that is started then shares the slow answers of the reports.
    """

    notebook: Path | None = None

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(
        self, item: pytest.Item
    ) -> Generator[None, object, object]:
        notebook = item.path if item.path.suffix == ".ipynb" else None
        if notebook is None or notebook != self.notebook:
            empty(HOME)
            if LIVED_IN:
                furnish(HOME)
        self.notebook = notebook
        with pytest.MonkeyPatch.context() as patch:
            if notebook:
                patch.setenv(RUN_CACHE, str(ANSWERS))
            return (yield)


def pytest_configure(config: pytest.Config) -> None:
    """Have the home emptied for docstring examples and notebooks, too."""
    config.pluginmanager.register(EmptyHome())


# A runner that was started in the background ignores Ctrl-C, and so would every command
# that a test starts and interrupts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def in_ci() -> bool:
    """Whether a missing tool is a failure (CI) or a reason to skip (a laptop)."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false", "no"}


def problems(schema: str, file: Path) -> str:
    """What `check-jsonschema` says of a file that has not the form of a schema."""
    import check_jsonschema
    from click.testing import CliRunner

    words = ["--builtin-schema", schema, str(file)]
    checked = CliRunner().invoke(check_jsonschema.main, words)
    return "" if checked.exit_code == 0 else checked.output


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for vintages in which there are none yet."""
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Spare the garbage collector modules and items: all of them stay to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(50_000)  # as in the server of reports
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser, for `-m "not browser"`; the long files come first."""
    rank = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(rank)))
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the sizes that `test_house` has measured, wherever it ran."""
    for report in terminalreporter.getreports("passed"):
        for name, text in report.user_properties:
            if name == "size":
                terminalreporter.write_line(f"size  {text}")


@pytest.fixture(autouse=True)
def no_open_figures() -> None:
    """Start each test without the figures that docstring examples have left open."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close("all")


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Path of the browser; without one, skip and say how to get it (in CI: fail)."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    names = ", ".join(CHROMIUM_NAMES)
    message = f"no Chromium found, of {names}: apt install chromium"
    if in_ci():
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Headless Chromium that reaches no network; `open_page` opens a file in it.

    One for each module, not for the session: while Playwright runs, this thread has a
    running event loop, and a later test could not run a kernel in it.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=chromium_path, args=CHROMIUM_FLAGS
        )
        yield chromium
        chromium.close()


class Pages:
    """Opens local files with the network off, and notes what they complain of.

    That is whatever they ask for outside the file, and errors on the console (as where
    the Content-Security-Policy refuses a resource).

    What a browser takes longest for is a new tab: a file is opened in one that an
    earlier test had, if a test has given it back. Nothing of the earlier file is left.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._free: defaultdict[str, list[Page]] = defaultdict(list)
        self._lent: dict[Page, str] = {}
        self._kept: dict[str, Page] = {}
        self._complaints: list[str] = []

    def open(
        self,
        path: Path | str,
        *,
        width: int = 1280,
        height: int = 900,
        instead_of: Page | None = None,
        **options: Any,
    ) -> Page:
        """Open a file, where one is given in place of a page that was opened before."""
        self._give_back(instead_of)
        looks = {
            name: options.pop(name, default) for name, default in PLAIN_LOOKS.items()
        }
        kind = repr(sorted(options.items()))
        page = self._free[kind].pop() if self._free[kind] else self._new_tab(options)
        self._lent[page] = kind
        address = Path(path).resolve().as_uri()
        if page.url.partition("#")[0] == address:
            page.goto("about:blank")  # a file opened twice would keep what is filled in
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", **looks)
        page.goto(address, wait_until="load")
        return page

    def kept(self, path: Path | str, **options: Any) -> Page:
        """Open a file, or give the page that was opened so before."""
        key = repr((path, options))
        if key not in self._kept:
            self._kept[key] = self.open(path, **options)
        return self._kept[key]

    def give_back_all(self) -> None:
        """Let others open files in the tabs that were opened since the last time."""
        for page in [*self._lent]:
            self._give_back(page)

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def check(self) -> None:
        """Fail if a page has complained since the last time."""
        complaints, self._complaints = self._complaints, []
        assert not complaints, "\n".join(complaints)

    def _give_back(self, page: Page | None) -> None:
        if page in self._lent:
            page.mouse.move(*NOWHERE)
            self._free[self._lent.pop(page)].append(page)

    def _new_tab(self, options: dict[str, Any]) -> Page:
        context = self._browser.new_context(offline=True, **options)
        self._contexts.append(context)
        context.route(OUTSIDE, self._refuse)
        page = context.new_page()
        page.on("pageerror", self._hear_error)
        page.on("console", self._hear)
        return page

    def _refuse(self, route: Route) -> None:
        self._complaints.append(f"asked for {route.request.url}")
        route.abort()

    def _hear_error(self, error: object) -> None:
        self._complaints.append(f"script error: {error}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._complaints.append(f"console: {message.text}")


@pytest.fixture(scope="module")
def lent_pages(browser: Browser) -> Iterator[Pages]:
    pages = Pages(browser)
    yield pages
    pages.close()
    pages.check()


@pytest.fixture
def open_page(lent_pages: Pages) -> Iterator[Callable[..., Page]]:
    """Open a local file with the network off: ``open_page(path, color_scheme="dark")``.

    At its end a test fails if the page has complained of anything.
    """
    yield lent_pages.open
    lent_pages.give_back_all()
    lent_pages.check()


@pytest.fixture(scope="module")
def kept_pages(browser: Browser) -> Iterator[Pages]:
    pages = Pages(browser)
    yield pages
    pages.close()
    pages.check()


@pytest.fixture
def kept_page(kept_pages: Pages) -> Iterator[Callable[..., Page]]:
    """The same, of a page that all tests of a module share who only look at it."""
    yield kept_pages.kept
    kept_pages.check()


@pytest.fixture(scope="module")
def blank_page(browser: Browser) -> Iterator[Page]:
    """An empty page, whose policy forbids nothing."""
    with browser.new_page() as page:
        yield page


@pytest.fixture
def axe_findings() -> Callable[..., list[str]]:
    """What axe-core has to say against an open page, or a part of it.

    Of all rules, of some, or of all but some.
    """
    from axe_playwright_python.sync_playwright import Axe

    def find(
        page: Page,
        rules: Sequence[str] = (),
        *,
        but: Sequence[str] = (),
        part: str = "",
    ) -> list[str]:
        if rules:
            only = {"type": "rule", "values": [*rules]}
        else:
            only = {"type": "tag", "values": AXE_TAGS}
        off = {rule: {"enabled": False} for rule in but}
        options = {"runOnly": only, "rules": off, "resultTypes": ["violations"]}
        answer = Axe().run(page, context=part or None, options=options).response
        assert answer["passes"], "axe-core checked nothing"
        return [
            f"{rule['id']} ({rule['impact']}): {node['html']:.200}"
            for rule in answer["violations"]
            for node in rule["nodes"]
        ]

    return find


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let functions that a test calls share slow answers with the reports."""
    monkeypatch.setenv(RUN_CACHE, str(ANSWERS))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this checkout's notebooks and scenarios, in a folder with a space."""
    folder = tmp_path / "a project"
    for part in ("notebooks", "params"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns(".*"))
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command in this process: what it gives, or says that it refuses."""

    def run(*arguments: str, note: str = "", code: int = 0) -> str:
        assert main(arguments) == code
        out, err = capsys.readouterr()
        if code:
            assert err.startswith("error: ")
            assert not out
            return err.strip()
        assert note in err
        assert note or not err
        return out

    return run


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers have together."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def built(shared: Path) -> golden.Built:
    """The reports of all scenarios, and of the odd ones: one build for all tests."""
    return golden.build(shared / "built", ANSWERS)


@pytest.fixture(scope="session")
def translated(shared: Path) -> Callable[[str], Path]:
    """The reports of the baseline in a language: one build for all tests."""
    return lambda language: translated_pages.build(
        language, shared / "translated", ANSWERS
    )


@pytest.fixture(scope="session")
def small_original(shared: Path) -> Path:
    """A small project whose reports have been built: once, and only to be copied."""
    original = shared / "small"
    is_built = shared / "small.built"
    with FileLock(shared / "small.lock"):
        if not is_built.exists():
            project = report_runs.make_small_project(original)
            done = report_runs.run(project, "report")
            assert done.returncode == 0, done.stderr
            is_built.touch()
    return original


@pytest.fixture
def small(small_original: Path, tmp_path: Path) -> Path:
    """A small project of a test's own, with its reports."""
    return shutil.copytree(small_original, tmp_path / "a project")


@pytest.fixture
def changed(small: Path) -> Path:
    """A project whose notebook has changed since its reports were built."""
    report_runs.write_notebook(small, "print('another edition')")
    return small


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Mark what a test starts, so that kernels of others do not count."""
    monkeypatch.setenv(report_runs.MARK, str(tmp_path))
