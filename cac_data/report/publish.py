"""The folder that readers look into: one run at a time, whole files, nothing outside.

Everything goes through the descriptors of the folder and of those in it, which are
never links: where one is swapped for a link meanwhile, nothing is written elsewhere.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cac_data.report.manifest import MANIFEST, NOTEBOOK_ID, SCENARIO_ID
from cac_data.report.plan import Project, kind_of_file

__all__ = ["Folder", "Proof", "closed", "open_folder", "proof"]

INDEX = "index.html"

FAILED = "failed"

OURS = b'<meta name="generator" content="cac-data'
"""By which a page of this package is known."""

LOCK = ".lock"
UNFINISHED = ".unfinished"
"""Ending of a file that is being written, or that a killed run has left behind."""

CLOSING = re.compile(rb"<!-- cac-data key=([0-9a-f]*) sha256=([0-9a-f]{64}) -->\n\Z")

MOST_CLOSING = 200
"""Bytes at a page's end in which its closing line stands."""

HAS_DESCRIPTORS = os.open in os.supports_dir_fd
"""Whether the system can name files by their folder's descriptor (not Windows)."""

NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


# --- The proof on a page -------------------------------------------------------------


@dataclass(frozen=True)
class Proof:
    """What the closing line of a page says, and whether the page is as it was written.

    `key` is the content key, `sha256` that of all bytes before the line; both are empty
    where there is no such line.
    """

    key: str
    sha256: str
    holds: bool


def closed(page: str, key: str) -> bytes:
    """Return a page with the line that proves it."""
    content = f"{page.rstrip()}\n".encode()
    digest = hashlib.sha256(content).hexdigest()
    return content + f"<!-- cac-data key={key} sha256={digest} -->\n".encode()


def proof(page: bytes) -> Proof:
    """Return what the closing line of a page says, and whether it is so."""
    tail = page[-MOST_CLOSING:]
    found = CLOSING.search(tail)
    if found is None:
        return Proof("", "", holds=False)
    digest = hashlib.sha256(page[: len(page) - len(tail) + found.start()]).hexdigest()
    return Proof(found[1].decode(), found[2].decode(), digest == found[2].decode())


# --- The folder ----------------------------------------------------------------------


class Folder:
    """An output folder that is open; files are named as ``baseline/trade.html``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor = os.open(path, os.O_RDONLY) if HAS_DESCRIPTORS else None

    def close(self) -> None:
        """Let go of it."""
        if self._descriptor is not None:
            os.close(self._descriptor)

    def read(self, name: str) -> bytes | None:
        """Return a file; None where there is none.

        Anything else under that name, or a folder on the way that is a link, is a
        ValueError that says what it is.
        """
        try:
            with self._inside(name) as (place, at):
                what = kind_of_file(os.lstat(place, dir_fd=at).st_mode)
                if what != "a file":
                    message = (
                        f"`--output`: {self.path / name} is {what}; allowed: a file"
                    )
                    raise ValueError(message)
                with open(
                    place,
                    "rb",
                    opener=lambda path, _: self._open(path, os.O_RDONLY, at),
                ) as file:
                    return file.read()
        except FileNotFoundError:
            return None

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place, whole or not at all.

        An OSError names it; what was there is untouched then.
        """
        try:
            with self._inside(name, make=True) as (place, at):
                self._replace(place, at, content)
        except OSError as error:
            # A write that fails names no file, and a rename the unfinished one.
            error.filename, error.filename2 = str(self.path / name), None
            raise

    def _replace(self, place: str, at: int | None, content: bytes) -> None:
        base = Path(place)
        unfinished = str(
            base.with_name(f".{base.name}.{secrets.token_hex(4)}{UNFINISHED}")
        )
        made = self._open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, at)
        try:
            with os.fdopen(made, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, place, src_dir_fd=at, dst_dir_fd=at)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(unfinished, dir_fd=at)
            raise
        if at is not None:
            with contextlib.suppress(OSError):
                os.fsync(at)  # so that the new name survives a power cut

    def remove(self, name: str) -> None:
        """Remove a file, and the folders on the way if nothing else is in them."""
        with contextlib.suppress(FileNotFoundError):
            self._unlink(name)
        for parent in [*PurePosixPath(name).parents][:-1]:
            with (
                contextlib.suppress(OSError, ValueError),
                self._inside(str(parent)) as (place, at),
            ):
                os.rmdir(place, dir_fd=at)

    def _unlink(self, name: str) -> None:
        with self._inside(name) as (place, at):
            os.unlink(place, dir_fd=at)

    def pages(self) -> list[str]:
        """Return the names of all pages of reports; not of those that failed."""
        return list(self._pages(""))

    def failed_pages(self) -> list[str]:
        """Return the names of the partial pages of reports that failed."""
        return list(self._pages(f"{FAILED}/"))

    def _pages(self, above: str) -> Iterator[str]:
        for scenario in self._names(above):
            if re.fullmatch(SCENARIO_ID, scenario) and (above or scenario != FAILED):
                for page in self._names(f"{above}{scenario}/"):
                    if re.fullmatch(rf"{NOTEBOOK_ID}\.html", page):
                        yield f"{above}{scenario}/{page}"

    def remove_unfinished(self) -> None:
        """Remove what killed runs were writing."""
        folders = ["", *(f"{name}/" for name in self._names(""))]
        folders += [f"{FAILED}/{name}/" for name in self._names(f"{FAILED}/")]
        for folder in folders:
            for name in self._names(folder):
                if name.startswith(".") and name.endswith(UNFINISHED):
                    with contextlib.suppress(OSError):
                        self._unlink(f"{folder}{name}")

    def _names(self, folder: str) -> list[str]:
        """List what is in a folder; nothing where it is none, or a link."""
        try:
            with self._inside(f"{folder}.") as (place, at):
                return sorted(
                    item.name for item in os.scandir(place if at is None else at)
                )
        except (OSError, ValueError):
            return []

    def check(self, names: Iterable[str]) -> None:
        """Refuse a folder in which pages would lead elsewhere, or that is not ours.

        Folders in it that are links, and anything but a file in place of a page or of
        the manifest, are a ValueError, and so is an index that this package has not
        made.
        """
        for name in names:
            for page in (f"{name}.html", f"{FAILED}/{name}.html"):
                self.read(page)
        index, manifest = self.read(INDEX), self.read(MANIFEST)
        if index is not None and manifest is None and OURS not in index:
            message = (
                f"`--output`: {self.path} holds an {INDEX} that cac-data has not made; "
                "allowed: a folder for reports alone"
            )
            raise ValueError(message)

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other runs away; where one is at work, that is a ValueError.

        The lock is the system's own: it goes with the process that holds it.
        """
        with self._inside(LOCK) as (place, at):
            held = self._open(place, os.O_RDWR | os.O_CREAT, at)
        try:
            if not is_locked(held):
                message = (
                    f"`--output`: another run is at work on {self.path}; wait for its "
                    "end, or name another folder"
                )
                raise ValueError(message)
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

    @contextlib.contextmanager
    def _inside(
        self, name: str, *, make: bool = False
    ) -> Iterator[tuple[str, int | None]]:
        """Give a file's name and the descriptor of the folder that it is in."""
        *folders, last = name.split("/")
        if self._descriptor is None:
            path = self.path.joinpath(*folders)
            if make:
                path.mkdir(parents=True, exist_ok=True)
            yield str(path / last), None
            return
        at = os.dup(self._descriptor)
        try:
            for folder in folders:
                if make:
                    with contextlib.suppress(FileExistsError):
                        os.mkdir(folder, dir_fd=at)
                below = self._enter(folder, at, name)
                os.close(at)
                at = below
            yield last, at
        finally:
            os.close(at)

    def _enter(self, folder: str, at: int, name: str) -> int:
        try:
            return self._open(folder, os.O_RDONLY | os.O_DIRECTORY, at)
        except OSError as error:
            if error.errno not in (errno.ELOOP, errno.ENOTDIR):
                raise
        what = kind_of_file(os.lstat(folder, dir_fd=at).st_mode)
        message = (
            f"`--output`: {folder} on the way to {self.path / name} is {what}; "
            "allowed: a folder of its own, so that no page is written elsewhere"
        )
        raise ValueError(message)

    @staticmethod
    def _open(name: str, flags: int, at: int | None) -> int:
        # Without waiting: a named pipe may have come there meanwhile.
        flags |= NO_LINK | getattr(os, "O_NONBLOCK", 0)
        return os.open(name, flags, 0o666, dir_fd=at)


def is_locked(descriptor: int) -> bool:
    """Lock what is open; False where another process has locked it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            return False
        raise
    return True


@contextlib.contextmanager
def open_folder(path: Path, *, make: bool = True) -> Iterator[Folder]:
    """Open an output folder, which is made if need be.

    It may be a link itself, which is a choice of its owner.
    """
    if make:
        path.mkdir(parents=True, exist_ok=True)
    folder = Folder(path)
    try:
        yield folder
    finally:
        folder.close()


def check_place(output: Path, project: Project) -> None:
    """Refuse an output folder that holds, or is, what reports are made from."""
    for what, folder in (
        ("the project's own folder", project.notebooks.parent),
        ("the folder of its notebooks", project.notebooks),
        ("the folder of its scenarios", project.params),
    ):
        if output.resolve() == folder.resolve():
            message = f"`--output`: {output} is {what}; allowed: a folder for reports"
            raise ValueError(message)
