"""The folder that readers look into: one run at a time, whole files, nothing outside.

Everything goes through the descriptors of the folder and of those in it, which are
never links: where one is swapped for a link meanwhile, nothing is written elsewhere.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from cac_data.files import UNFINISHED, naming, replace_file
from cac_data.project import Project
from cac_data.report.manifest import MANIFEST, NOTEBOOK_ID, SCENARIO_ID, PageFacts
from cac_data.report.plan import kind_of_file

INDEX, LOCK = "index.html", ".lock"
FAILED = "failed"
"""The folder of partial pages."""

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
    """An output folder that is open; files are named as ``baseline/trade.html``."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path, self._descriptor = path, descriptor

    def read(self, name: str) -> bytes | None:
        """Return a file; None where there is none.

        Anything else under that name, or a folder on the way that is a link, is a
        ValueError that says what it is.
        """
        try:
            with self._at(name) as (place, at):
                if (what := _kind(place, at)) != "a file":
                    problem = f"{self.path / name} is {what}"
                    raise _refusal(problem, "a file")
                with os.fdopen(_open(place, os.O_RDONLY, at), "rb") as file:
                    return file.read()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place, whole or not at all; an OSError names it."""
        with naming(self.path / name), self._at(name, make=True) as (place, at):
            replace_file(Path(place), content, at=at)
            with suppress(OSError):
                os.fsync(at)  # so that the new name survives a power cut

    def remove(self, name: str) -> None:
        """Remove a file, and the folders on the way if nothing else is in them."""
        with suppress(FileNotFoundError), self._at(name) as (place, at):
            os.unlink(place, dir_fd=at)
        for parent in [*PurePosixPath(name).parents][:-1]:
            with suppress(OSError, ValueError), self._at(str(parent)) as (place, at):
                os.rmdir(place, dir_fd=at)

    def pages(self) -> list[str]:
        """Return the names of all pages of reports; not of those that failed."""
        pages = self._matching(rf"{SCENARIO_ID}/{NOTEBOOK_ID}\.html")
        return [name for name in pages if not name.startswith(f"{FAILED}/")]

    def failed_pages(self) -> list[str]:
        """Return the names of the partial pages of reports that failed."""
        return self._matching(rf"{FAILED}/{SCENARIO_ID}/{NOTEBOOK_ID}\.html")

    def remove_unfinished(self) -> None:
        """Remove what killed runs were writing."""
        for name in self._matching(rf"(.*/)?\.[^/]*{re.escape(UNFINISHED)}"):
            with suppress(OSError, ValueError):
                self.remove(name)

    def _matching(self, pattern: str) -> list[str]:
        """List files as deep as reports lie; no link is followed."""
        found = []
        for place, folders, names, _ in os.fwalk(".", dir_fd=self._descriptor):
            found += [f"{place}/{name}".removeprefix("./") for name in names]
            if place.count("/") == 2:
                folders.clear()
        return sorted(name for name in found if re.fullmatch(pattern, name))

    def check(self, names: Iterable[str]) -> None:
        """Refuse a folder that is not ours, or in which pages would lead elsewhere.

        An index that this package has not made, a folder that is a link, and anything
        but a file in place of a page or of the record are a ValueError.
        """
        for name in names:
            self.read(f"{name}.html")
            self.read(f"{FAILED}/{name}.html")
        index, manifest = self.read(INDEX), self.read(MANIFEST)
        if index is not None and manifest is None and OURS not in index:
            problem = f"{self.path} holds an {INDEX} that cac-data has not made"
            raise _refusal(problem, "a folder for reports alone")

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs away; where one is at work, that is a ValueError.

        The lock is the system's own: it goes with the process that holds it.
        """
        import fcntl  # not on Windows, where `open_folder` says so

        held = _open(LOCK, os.O_RDWR | os.O_CREAT, self._descriptor)
        try:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                problem = f"another run is at work on {self.path}"
                raise _refusal(problem, "this one after its end, or another") from None
            yield
        finally:
            os.close(held)

    def is_at_work(self) -> bool:
        """Tell whether a run is at work on it; not where that cannot be known."""
        try:
            with self.lock():
                return False
        except ValueError:
            return True
        except OSError:
            return False

    @contextmanager
    def _at(self, name: str, *, make: bool = False) -> Iterator[tuple[str, int]]:
        """Give a file's own name and the descriptor of the folder that it is in."""
        *folders, last = name.split("/")
        at = os.dup(self._descriptor)
        try:
            for folder in folders:
                if make:
                    with suppress(FileExistsError):
                        os.mkdir(folder, dir_fd=at)
                if (what := _kind(folder, at)) != "a folder":
                    problem = f"{folder} on the way to {self.path / name} is {what}"
                    allowed = "a folder of its own, so that no page goes elsewhere"
                    raise _refusal(problem, allowed)
                above, at = at, _open(folder, os.O_RDONLY | os.O_DIRECTORY, at)
                os.close(above)
            yield last, at
        finally:
            os.close(at)


def _refusal(problem: str, allowed: str) -> ValueError:
    return ValueError(f"`--output`: {problem}; allowed: {allowed}")


def _kind(name: str, at: int) -> str:
    return kind_of_file(os.lstat(name, dir_fd=at).st_mode)


def _open(name: str, flags: int, at: int) -> int:
    # Without waiting: a named pipe may have come there meanwhile.
    flags |= os.O_NOFOLLOW | os.O_NONBLOCK
    return os.open(name, flags, 0o666, dir_fd=at)


@contextmanager
def open_folder(path: Path, *, make: bool = True) -> Iterator[Folder]:
    """Open an output folder, which is made if need be, or else is an empty one.

    It may be a link itself. Where it cannot be held open (Windows): a ValueError.
    """
    if os.open not in os.supports_dir_fd:
        problem = "this system cannot keep a folder of reports safely"
        raise _refusal(problem, "Linux or macOS; on Windows, Linux within it (WSL)")
    if make:
        path.mkdir(parents=True, exist_ok=True)
    with nullcontext(path) if path.exists() else TemporaryDirectory() as place:
        descriptor = os.open(place, os.O_RDONLY)
    try:
        yield Folder(path, descriptor)
    finally:
        os.close(descriptor)


def check_place(output: Path, project: Project) -> None:
    """Refuse an output folder that holds, or is, what reports are made from."""
    own = project.notebooks.parent, project.notebooks, project.params
    if output.resolve() in [folder.resolve() for folder in own]:
        problem = f"{output} is a folder of the project's own"
        raise _refusal(problem, "a folder for reports")
