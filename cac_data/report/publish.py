"""The folder that readers look into: one run at a time, whole files, no links."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from cac_data.files import UNFINISHED, naming, replace_file, sync_folder
from cac_data.project import Project
from cac_data.report.manifest import MANIFEST, PAGE, PageFacts
from cac_data.report.plan import is_plain

INDEX, LOCK = "index.html", ".lock"
FAILED = "failed"  # the folder of partial pages
OURS = b'<meta name="generator" content="cac-data'
"""By which a page of this package is known."""

CLOSING = re.compile(rb"<!-- cac-data key=([0-9a-f]*) sha256=([0-9a-f]{64}) -->\n\Z")


@dataclass(frozen=True)
class Page:
    """A page that is as it was written: its content key, its sum, and what it says."""

    key: str
    sha256: str
    facts: PageFacts


def closed(page: str, key: str) -> bytes:
    """Return a page with the line that proves it."""
    content = f"{page.rstrip()}\n".encode()
    digest = hashlib.sha256(content).hexdigest()
    return content + f"<!-- cac-data key={key} sha256={digest} -->\n".encode()


def proved(content: bytes, name: str) -> Page:
    """Return a page of a report; one that its last line does not prove is a ValueError.

    So is one of another report than it is named for.
    """
    closing = CLOSING.search(content)
    before = content[: closing.start()] if closing else b""
    digest = hashlib.sha256(before).hexdigest()
    facts = PageFacts.read(before)
    is_named = name == f"{facts.scenario}/{facts.notebook}.html"
    if closing is None or closing[2].decode() != digest or not is_named:
        message = f"{name} is not as it was written"
        raise ValueError(message)
    return Page(closing[1].decode(), digest, facts)


class Folder:
    """An output folder, which need not be there; files are as ``baseline/trade.html``.

    Anything but a file under such a name, or a folder on the way that is a link, is a
    ValueError that says what it is.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> bytes | None:
        """Return a file; None where there is none."""
        path = self._place(name)
        if not os.path.lexists(path):
            return None
        if not is_plain(path):
            _refuse(f"{path} is no plain file", "a file")
        return path.read_bytes()

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place, whole or not at all; an OSError names it."""
        path = self._place(name)
        with naming(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)
        sync_folder(path.parent)

    def remove(self, name: str) -> None:
        """Remove a file, and the folders on the way if nothing else is in them."""
        path = self._place(name)
        path.unlink(missing_ok=True)
        for parent in path.parents[: name.count("/")]:
            with suppress(OSError):
                parent.rmdir()

    def _place(self, name: str) -> Path:
        path = self.path / name
        for folder in path.parents[: name.count("/")]:
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                problem = f"{folder.name} on the way to {path} is no plain folder"
                _refuse(problem, "a folder of its own, so that no page goes elsewhere")
        return path

    def pages(self, folder: str = ".") -> list[str]:
        """Return the reports that have a page, or a partial one in `FAILED`."""
        above = self.path / folder
        found = (path.relative_to(above).as_posix() for path in above.glob("*/*.html"))
        return sorted(
            name.removesuffix(".html")
            for name in found
            if re.fullmatch(PAGE, name) and not name.startswith(f"{FAILED}/")
        )

    def remove_unfinished(self) -> None:
        """Remove what killed runs were writing."""
        for path in self.path.rglob(f".*{UNFINISHED}"):
            path.unlink(missing_ok=True)

    def check(self, names: Iterable[str]) -> None:
        """Refuse a folder that is not ours, or in which pages would lead elsewhere."""
        for name in names:
            self.read(f"{name}.html")
            self.read(f"{FAILED}/{name}.html")
        index, manifest = self.read(INDEX), self.read(MANIFEST)
        if index is not None and manifest is None and OURS not in index:
            problem = f"{self.path} holds an {INDEX} that cac-data has not made"
            _refuse(problem, "a folder for reports alone")

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs away; where one is at work, that is a ValueError.

        The lock is the system's own: it goes with the process that holds it.
        """
        try:
            import fcntl
        except ModuleNotFoundError:  # on Windows
            problem = "this system cannot keep a folder of reports safely"
            allowed = "Linux or macOS; on Windows, Linux within it (WSL)"
            _refuse(problem, allowed)
        self.path.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
        held = os.open(self.path / LOCK, flags, 0o666)
        try:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                problem = f"another run is at work on {self.path}"
                _refuse(problem, "this one after its end, or another")
            yield
        finally:
            os.close(held)

    def is_at_work(self) -> bool:
        """Tell whether a run is at work on it; not where that cannot be known."""
        try:
            with suppress(OSError):
                if self.path.exists():
                    with self.lock():
                        return False
        except ValueError:
            return True
        return False


def _refuse(problem: str, allowed: str) -> NoReturn:
    message = f"`--output`: {problem}; allowed: {allowed}"
    raise ValueError(message)


def check_place(output: Path, project: Project) -> None:
    """Refuse an output folder that holds, or is, what reports are made from."""
    own = project.notebooks.parent, project.notebooks, project.params
    if output.resolve() in [folder.resolve() for folder in own]:
        problem = f"{output} is a folder of the project's own"
        _refuse(problem, "a folder for reports")
