"""Files that are whole or as they were."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import secrets
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".unfinished"  # a file that is being written, or was by a killed process

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a zip knows none before
UNIX = 3  # of a zip's systems
READABLE = stat.S_IFREG | 0o644

_FORMULA = re.compile(r"[=+@\t\r-]")
# A number or a period, such as -0138 or -0200/1600.
_FIGURE = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?|(-?\d{4}(-\d\d){0,2}/?){1,2}")


def for_spreadsheets(text: str) -> str:
    """Return a text with an apostrophe before what would become a formula in a CSV."""
    is_formula = _FORMULA.match(text) and not _FIGURE.fullmatch(text)
    return f"'{text}" if is_formula else text


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of files by their names: of the same files always the same bytes.

    They stand in the order of the mapping, with the first day that a zip knows, and may
    be read by all.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Else it would be the system on which the zip was made.
            entry.create_system = UNIX
            entry.external_attr = READABLE << 16
            archive.writestr(entry, data)
    return content.getvalue()


def place_in_cache(kind: str, subject: str) -> Path:
    """Return where the user's cache keeps what was worked out of a subject."""
    import platformdirs  # which most who read files can spare

    name = hashlib.sha256(subject.encode()).hexdigest()[:20]
    return platformdirs.user_cache_path("cac-data", False) / kind / name


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a part.

    It is one that a user names: a link stays one, a device or a pipe is written to. An
    OSError names the untouched file.
    """
    if path.exists() and not path.is_file():
        with _naming(path):
            path.write_bytes(content)
        return
    _replace(path.resolve(), content)


def _replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of what is there, whatever that is."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    with _naming(path):
        try:
            write_new(unfinished, content)
            unfinished.replace(path)
        finally:
            with suppress(OSError):
                unfinished.unlink()
    sync_folder(path.parent)


def write_new(path: Path, content: bytes | Path) -> None:
    """Write a file that is not there yet to the disk; an OSError names it.

    A file as `content`, never changed, gets a second name, or else is copied.
    """
    with _naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            with suppress(OSError):
                os.link(content, path)
                return
            content = content.read_bytes()
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Have an OSError name a file: a write names none, a rename the unfinished one."""
    try:
        yield
    except OSError as error:
        # Another one: a second name that is None would be told, too, as "-> None".
        raise OSError(error.errno, error.strerror, str(path)) from error


def sync_file(path: Path) -> None:
    """Bring to the disk what another program has written; an OSError names the file."""
    with _naming(path), path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


# --- Inside a folder whose content is not trusted ------------------------------------

# Reports lie where others can write. There a link may lead anywhere, and to open a pipe
# waits for ever: what is no regular file is neither followed nor opened.


def mode_of(path: Path) -> int:
    """Return the mode of what a path names itself, of a link its own; 0 of nothing."""
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0


def is_folder(path: Path) -> bool:
    """Tell whether a folder itself is there, not a link to one."""
    return stat.S_ISDIR(mode_of(path))


def _folders(folder: Path, name: str) -> list[Path]:
    """Return the folders between a folder and a file in it, the outermost first."""
    inner = Path(name).parts[:-1]
    return [folder.joinpath(*inner[:depth]) for depth in range(1, len(inner) + 1)]


def is_inside(folder: Path, name: str) -> bool:
    """Tell whether a folder itself holds a regular file of that name."""
    are_real = all(map(is_folder, _folders(folder, name)))
    return are_real and stat.S_ISREG(mode_of(folder / name))


def read_inside(folder: Path, name: str) -> bytes:
    """Return a regular file of a folder, or nothing where something else stands."""
    return (folder / name).read_bytes() if is_inside(folder, name) else b""


def write_inside(folder: Path, name: str, content: bytes) -> None:
    """Write a file of a folder, as a whole, in place of what is no regular file, too.

    What stands in place of a folder on the way is a NotADirectoryError.
    """
    for inner in _folders(folder, name):
        if mode_of(inner) and not is_folder(inner):
            code = errno.ENOTDIR
            raise NotADirectoryError(code, os.strerror(code), str(inner))
    _replace(folder / name, content)


def remove_inside(folder: Path, name: str) -> None:
    """Remove what a folder itself holds under a name, unless that is a folder."""
    are_real = all(map(is_folder, _folders(folder, name)))
    if are_real and not is_folder(folder / name):
        (folder / name).unlink(missing_ok=True)
