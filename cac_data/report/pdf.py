"""Print pages to PDF by the Chromium of the machine, with the network off."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, TimeoutExpired, run
from tempfile import TemporaryDirectory

from cac_data.report.manifest import Entry
from cac_data.report.publish import Folder

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""Names under which the browser is looked for, in this order."""

TIMEOUT = 120  # seconds that one page may take; it takes about two

FLAGS = (
    *("--headless", "--no-pdf-header-footer", "--disable-gpu", "--no-first-run"),
    *("--disable-dev-shm-usage", "--disable-background-networking"),
    # No name resolves, and what names an address is sent to a port that is never open.
    *("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9"),
)


def find_browser() -> str:
    """Return the path of the browser that prints; a ValueError where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        message = f"`--pdf`: no browser was found; looked for {', '.join(BROWSERS)}. "
        message += "On Debian: apt-get install chromium"
        raise ValueError(message)
    return found


def print_pages(output: Path, ended: Iterable[Entry]) -> list[str]:
    """Print pages of a folder that are built or have no PDF beside them.

    What comes back tells of those that could not be printed.
    """
    wrong, folder = [], Folder(output)
    for entry in ended:
        pdf = f"{entry.name}.pdf"
        has_none = entry.status == "unchanged" and folder.read(pdf) is None
        if entry.status == "built" or has_none:
            try:
                folder.write(pdf, print_pdf(output / f"{entry.name}.html"))
            except ValueError as error:
                wrong.append(str(error))
    return wrong


def print_pdf(page: Path) -> bytes:
    """Return a page as PDF: on A4, figures whole and folds left out.

    A page of which the browser gives no PDF in time is a ValueError.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    # The browser's last helper may still write there.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        printed = Path(folder, "page.pdf")
        command = [
            *(find_browser(), *FLAGS),
            *["--no-sandbox"] * is_root,  # else it does not start, as in a container
            *(f"--user-data-dir={folder}", f"--print-to-pdf={printed}"),
            page.resolve().as_uri(),
        ]
        # A file, not a pipe: helpers that outlive the browser would keep that open.
        with Path(folder, "told").open("w+b") as log, suppress(TimeoutExpired):
            run(
                command,
                stdin=DEVNULL,
                stdout=DEVNULL,
                stderr=log,
                timeout=TIMEOUT,
                check=False,
            )
        content = printed.read_bytes() if printed.exists() else b""
        said = Path(folder, "told").read_text("utf-8", "replace").strip()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        last = said.splitlines()[-1][:300] if said else f"nothing within {TIMEOUT} s"
        message = f"`page`: {page} could not be printed; {command[0]} said: {last}"
        raise ValueError(message)
    return content
