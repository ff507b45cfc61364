"""Print pages to PDF by the Chromium of the machine, with the network off."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["BROWSERS", "PrintingError", "find_browser", "print_pdf"]

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
"""Names under which the browser is looked for, in this order."""

TIMEOUT = 120
"""Seconds that one page may take; it takes about two."""

FLAGS = (
    "--headless",
    "--no-pdf-header-footer",
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have a small /dev/shm
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    # No name resolves, and what names an address is sent to a port that is never open.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=127.0.0.1:9",
)

MOMENTS = re.compile(rb"/(CreationDate|ModDate) ?\(D:[^)]*\)")


class PrintingError(ValueError):
    """A page could not be printed; the message says which, and why."""


def find_browser() -> str:
    """Return the path of the browser that prints.

    Where there is none, that is a ValueError with the names that were looked for.
    """
    for name in BROWSERS:
        path = shutil.which(name)
        if path is not None:
            return path
    message = (
        f"`--pdf`: no browser was found; looked for {', '.join(BROWSERS)}. On Debian: "
        "apt-get install chromium"
    )
    raise ValueError(message)


def print_pdf(page: Path, *, timeout: float = TIMEOUT) -> bytes:
    """Return a page as PDF: on A4, figures whole and folds left out.

    The moment of printing is taken out; the browser's own numbers inside may still
    differ between two prints. A page that is missing, or of which the browser gives no
    PDF in time, is a `PrintingError`.
    """
    browser = find_browser()
    if not page.is_file():
        message = f"`page`: {page} is no file"
        raise PrintingError(message)
    with TemporaryDirectory(
        prefix="cac-data-pdf-",
        ignore_cleanup_errors=True,  # the browser's last helper may still write there
    ) as folder:
        printed = Path(folder) / "page.pdf"
        command = [
            browser,
            *FLAGS,
            *_without_sandbox(),
            f"--user-data-dir={Path(folder) / 'profile'}",
            f"--print-to-pdf={printed}",
            page.resolve().as_uri(),
        ]
        said = _run(command, page, timeout)
        content = printed.read_bytes() if printed.is_file() else b""
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-1024:]:
        message = f"`page`: {page} could not be printed; {browser} said: {said}"
        raise PrintingError(message)
    # As spaces: the file's offsets must stay right.
    return MOMENTS.sub(lambda moment: b" " * len(moment[0]), content)


def _without_sandbox() -> list[str]:
    """Return what lets the browser start as root, as in a container, and only then."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--no-sandbox"] if is_root else []


def _run(command: list[str], page: Path, timeout: float) -> str:
    """Run the browser, and end it with all its helpers where it takes too long."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as process:
        try:
            _, said = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            _end(process)
            message = f"`page`: printing {page} took longer than {timeout:g} s"
            raise PrintingError(message) from error
        except BaseException:
            _end(process)
            raise
    lines = said.strip().splitlines()
    return lines[-1][:300] if lines else f"nothing, exit code {process.returncode}"


def _end(process: subprocess.Popen[str]) -> None:
    """End a process and those that it has started."""
    with contextlib.suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
