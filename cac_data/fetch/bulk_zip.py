"""A zip archive from elsewhere, of which members are read and none is unpacked."""

from __future__ import annotations

import contextlib
import copy
import re
import stat
import zipfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path, PurePosixPath

from cac_data.fetch.bulk import BulkError, unpacking_errors

__all__ = ["base_name", "chunks", "content", "opened"]

# Columns of figures shrink to a fifth. What swells more than this is made to do harm.
_SWELLS = 100
_CHUNK = 1 << 18
_MOST_MEMBERS = 1000


@contextlib.contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an archive, if all in it is harmless.

    Parameters
    ----------
    path
        The file.

    Yields
    ------
    ZipFile

    Raises
    ------
    BulkError
        If it is no zip archive or cut off; if a member's name leads out of the archive,
        stands twice, is encrypted, a link, or swells to a hundred times its size.
    OSError
        If the file cannot be read.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        message = f"{path}: no zip archive, or cut off while it came ({error})"
        raise BulkError(message) from None
    with archive:
        _check(archive, path)
        yield archive


def _check(archive: zipfile.ZipFile, path: Path) -> None:
    members = archive.infolist()
    if len(members) > _MOST_MEMBERS:
        message = f"{path}: {len(members):,} members; a file of CEPII has some forty"
        raise BulkError(message)
    seen: set[str] = set()
    for info in members:
        fault = _fault(info)
        if not fault and info.filename in seen:
            fault = "stands twice in the archive"
        if fault:
            message = f"{path}: member {info.filename!r}: {fault}"
            raise BulkError(message)
        seen.add(info.filename)


def _fault(info: zipfile.ZipInfo) -> str:
    """Say what is wrong with a member; empty if nothing is."""
    # As it stands in the archive: `zipfile` turns the separators of this system round.
    name = info.orig_filename
    parts = PurePosixPath(name).parts
    if ".." in parts or name.startswith("/") or re.search(r"[\\:\x00]", name):
        return "its name leads out of the archive"
    if info.flag_bits & (0x1 | 0x40):
        return "is encrypted"
    if info.flag_bits & 0x20:
        return "is a patch of another file"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.file_size > _SWELLS * max(info.compress_size, 1_000):
        return (
            f"would swell from {info.compress_size:,} to {info.file_size:,} bytes, as "
            "no file of figures does"
        )
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return (
            f"is packed by method {info.compress_type}, which is not read; pack the "
            "archive anew, by the usual method (deflate)"
        )
    return ""


def base_name(info: zipfile.ZipInfo) -> str:
    """Return the name of a member without its folders."""
    return PurePosixPath(info.filename).name


def chunks(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    *,
    where: str,
    packed: Callable[[int], None] = lambda count: None,
) -> Generator[bytes]:
    """Unpack a member bit by bit, and check that it is what was packed.

    Parameters
    ----------
    archive
        An archive of `opened`.
    info
        The member.
    where
        What messages call it.
    packed
        Told how many packed bytes were read since the last call.

    Yields
    ------
    bytes

    Raises
    ------
    BulkError
        If the member is damaged, or longer than the archive says.
    """
    from isal import isal_zlib

    # The packed bytes as they are, found by `zipfile`: ISA-L unpacks them twice as fast
    # as the zlib that it uses.
    as_stored = copy.copy(info)
    as_stored.compress_type = zipfile.ZIP_STORED
    as_stored.file_size = info.compress_size
    as_stored.CRC = None  # type: ignore[assignment]  # of the unpacked bytes; see below
    deflated = info.compress_type == zipfile.ZIP_DEFLATED
    unpacker = isal_zlib.decompressobj(-15) if deflated else None
    length = check = 0
    try:
        with archive.open(as_stored) as file:
            while chunk := file.read(_CHUNK):
                packed(len(chunk))
                made = unpacker.decompress(chunk) if unpacker else chunk
                length += len(made)
                if length > info.file_size:
                    break
                check = isal_zlib.crc32(made, check)
                yield made
    except unpacking_errors() as error:
        message = f"{where}: damaged ({error}); fetch the file again"
        raise BulkError(message) from None
    if length != info.file_size or check != info.CRC:
        message = (
            f"{where}: damaged (not the {info.file_size:,} bytes that were packed); "
            "fetch the file again"
        )
        raise BulkError(message)


def content(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, where: str, most: int
) -> bytes:
    """Return a small member as a whole.

    Raises
    ------
    BulkError
        If it is damaged, or has more than `most` bytes.
    """
    if info.file_size > most:
        message = f"{where}: {info.file_size:,} bytes; a list has at most {most:,}"
        raise BulkError(message)
    return b"".join(chunks(archive, info, where=where))
