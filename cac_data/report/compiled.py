"""Compiled templates, which the user's cache keeps from one process to the next."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from cac_data.files import place_in_cache

MOST_KEPT = 8
"""Of the folders of compiled templates: those of earlier states go."""

PACKAGE = Path(__file__).parents[1]


class KeptTemplates(FileSystemBytecodeCache):
    """Compiled templates in the user's cache, which a third of a second makes anew.

    Where that folder cannot be written, or holds something else, nothing is kept.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it can be read."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # cut off, no file, of another Python: whatever pickle says
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, and begin a folder where its state is a new one."""
        folder = Path(self.directory)
        with suppress(OSError):
            if not folder.exists():
                folder.mkdir(mode=0o700, parents=True)
                _forget_earlier_states(folder.parent)
            super().dump_bytecode(bucket)


def _forget_earlier_states(kept: Path) -> None:
    newest_first = sorted(
        kept.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True
    )
    for folder in newest_first[MOST_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)


def kept_templates(place: Path) -> KeptTemplates:
    """Return the cache of the templates of a folder, as they and the code are now."""
    return KeptTemplates(str(place_in_cache("templates", f"{place} {_state()}")))


@cache
def _state() -> str:
    """Return a digest of what decides to what templates are compiled.

    That is more than their text: Jinja works out at once what is constant, also by
    filters, which are code of ours.
    """
    state = hashlib.sha256()
    for file in sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.j2")]):
        state.update(file.read_bytes())
    return state.hexdigest()
