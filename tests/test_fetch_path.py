"""The whole way: fetch, see what changed, and find the new figure on the page."""

from __future__ import annotations

import csv
import html
import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests import misbehaving_server as server
from tests.misbehaving_server import Services

Run = Callable[..., subprocess.CompletedProcess[str]]


def text_of(page: Path) -> str:
    """What a reader sees: without tags, blanks as one."""
    plain = re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8"))
    return " ".join(html.unescape(plain).split())


def test_from_the_service_to_the_page(
    run_command: Run, project: Path, tmp_path: Path
) -> None:
    with Services() as services:
        env = services.environment() | {"CAC_DATA_HOME": str(tmp_path / "home")}

        def good(*words: str) -> str:
            done = run_command(*words, env=env)
            assert done.returncode == 0, done.stderr
            return done.stdout

        def changes(old: str, new: str) -> list[dict[str, str]]:
            told = good("changes", old, new, "bilateral_trade", "--format", "csv")
            return [*csv.DictReader(io.StringIO(told))]

        fetch = ("fetch", "comtrade", "--tables", "bilateral_trade", "--since", "2019")
        first = good(*fetch).split()[-1]

        # The bundled tables have no figure of China's for 2019.
        came = changes("bundled", "latest")
        (sold,) = [
            row for row in came if "2019" in row["what"] and row["new"] == "12729.364"
        ]
        assert (sold["change"], sold["source_ids"]) == ("added", "comtrade-chn-totals")

        # A revision: 71 million more.
        services.misbehave(
            server.replaces("12729364051.0", "12800364051.0"),
            at="period=2019&cmdCode=TOTAL",
        )
        second = good(*fetch).split()[-1]
        assert second != first
        (revised,) = changes(first, "latest")
        assert (revised["change"], revised["old"], revised["new"]) == (
            *("revised", "12729.364", "12800.364"),
        )

    # From here on without any service.
    words = ("report", "baseline", "--notebook", "trade", "--output", "made")
    good(*words, "--set", "common.data=latest")
    (page,) = (project / "made").glob("baseline~*/trade.html")
    shown = text_of(page)
    # The flows of 2019, added by hand: 46,300.994 and 71.
    assert "2019 46,372 " in shown
    assert "China: merchandise trade, years, with the five countries" in shown
    assert "comtrade-chn-totals" in shown
    assert second in shown
