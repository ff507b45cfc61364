"""The site to read before installing: ``python -m tests.docs`` writes build/docs.

The front page leads to the texts of the repository, the tour as it ran, a report, the
codebook of the tables and the pages of the library. Every link is relative.
"""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import cac_data
from cac_data.codes import DATA
from tests.docs import api, codebook, texts
from tests.docs.pages import STYLE, page

ROOT = Path(__file__).parents[2]
TITLE = "Central Asia and China, in cited figures"


def write(
    folder: Path, report: Mapping[str, bytes], modules: Sequence[str] = api.MODULES
) -> None:
    """Write the site into a folder that is not there yet.

    `report` has the pages of a report by their names below `reports/`, `modules` those
    of the library that have a page.
    """
    pages: dict[str, str | bytes] = {
        "index.html": _front(next(name for name in report if "/" in name)),
        "style.css": STYLE,
        **texts.pages(ROOT),
        "tour.html": texts.tour(ROOT / "notebooks" / "tour.ipynb"),
        **codebook.pages(),
        **{f"reports/{name}": content for name, content in report.items()},
    }
    for name, content in pages.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        file.write_bytes(data)
    shutil.copytree(DATA, folder / "tables", ignore=_no_tables)
    api.write(folder / "api", modules)


def _no_tables(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith((".csv", ".json"))]


def _front(report: str) -> str:
    """The front page: what this is, and where to go on."""
    tables = cac_data.tables()
    return page(
        "front",
        title=TITLE,
        tables=len(tables),
        rows=tables["rows"].sum(),
        version=cac_data.__version__,
        data_version=cac_data.__data_version__,
        report=f"reports/{report}",
    )
