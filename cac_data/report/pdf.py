"""Pages on paper: PDF files beside them, printed by a browser that reaches nothing."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from cac_data.files import is_inside, write_inside

BROWSERS = (
    "chromium",
    "chromium-browser",
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
)
PRINTING = 120  # seconds that one page may take; it takes about two
FLAGS = (
    "--headless",
    "--no-pdf-header-footer",
    "--disable-gpu",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    # No name resolves, and what names an address is sent to a port that is never open.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
)


def find_browser() -> str:
    """Return the path of the browser that prints; a ValueError where there is none."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    message = f"`--pdf`: no browser was found; looked for {', '.join(BROWSERS)}. "
    message += "On Debian: apt-get install chromium"
    raise ValueError(message)


def print_pages(pages: Iterable[Path], browser: str) -> list[str]:
    """Print pages that have no PDF beside them; say which could not be printed."""
    problems = []
    for page in pages:
        # A new page has taken the place of the old one with its PDF; a report that
        # says the same as the baseline's has none.
        is_printed = is_inside(page.parent, f"{page.stem}.pdf")
        if is_printed or not is_inside(page.parent, page.name):
            continue
        try:
            write_inside(page.parent, f"{page.stem}.pdf", _printed(page, browser))
        except (OSError, subprocess.SubprocessError) as error:
            problems.append(f"{page} could not be printed: {error}")
    return problems


def _printed(page: Path, browser: str) -> bytes:
    """Return a page as a PDF."""
    # The browser's last helper may still write there.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pdf = Path(folder, "page.pdf")
        command = [
            browser,
            *FLAGS,
            f"--user-data-dir={folder}",
            f"--print-to-pdf={pdf}",
            page.resolve().as_uri(),
        ]
        if os.geteuid() == 0:
            command.insert(1, "--no-sandbox")  # else it does not start
        subprocess.run(
            command,
            timeout=PRINTING,
            check=True,
            # No pipes: helpers that outlive the browser would keep them open.
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return pdf.read_bytes()
