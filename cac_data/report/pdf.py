"""Pages on paper: PDF files beside them, printed by a browser that reaches nothing."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cac_data.files import is_inside, write_inside

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PRINTING = 120  # seconds that one page may take; it takes about two
FLAGS = (
    *("--headless", "--no-pdf-header-footer", "--disable-gpu", "--no-first-run"),
    *("--disable-dev-shm-usage", "--disable-background-networking"),
    # No name resolves, and what names an address is sent to a port that is never open.
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9"),
)


def find_browser() -> str:
    """Return the path of the browser that prints; a ValueError where there is none."""
    if found := next(filter(None, map(shutil.which, BROWSERS)), None):
        return found
    message = f"`--pdf`: no browser was found; looked for {', '.join(BROWSERS)}. "
    message += "On Debian: apt-get install chromium"
    raise ValueError(message)


def print_pages(pages: Iterable[Path], browser: str) -> list[str]:
    """Print pages that have no PDF beside them; say which could not be printed."""
    command, wrong = [browser, *FLAGS], []
    if os.geteuid() == 0:
        command.append("--no-sandbox")  # else it does not start
    # No pipes: helpers that outlive the browser would keep them open.
    quiet: dict[str, Any] = dict.fromkeys(
        ("stdin", "stdout", "stderr"), subprocess.DEVNULL
    )
    for page in pages:
        # A new page has taken the place of the old one with its PDF; a report that
        # says the same as the baseline's has none.
        there = partial(is_inside, page.parent)
        if there(f"{page.stem}.pdf") or not there(page.name):
            continue
        # The browser's last helper may still write there.
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            printed = Path(folder, "page.pdf")
            places = f"--user-data-dir={folder}", f"--print-to-pdf={printed}"
            asked = [*command, *places, page.resolve().as_uri()]
            try:
                subprocess.run(asked, timeout=PRINTING, check=True, **quiet)
                write_inside(page.parent, f"{page.stem}.pdf", printed.read_bytes())
            except (OSError, subprocess.SubprocessError) as error:
                wrong.append(f"{page} could not be printed: {error}")
    return wrong
