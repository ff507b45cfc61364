"""Wrong scenario files that are kept as files, and what is said of each.

A case is ``wrong_scenarios/<name>.yaml``, or a folder of such files; beside it stands
``<name>.txt`` with all that is said. After a change of the words,
``python -m tests.scenario_cases`` writes them anew: read the difference before
committing it.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from cac_data.scenarios import ScenarioError, load_scenarios

FOLDER = Path(__file__).with_name("wrong_scenarios")

BASELINE = "title: Managed deepening\ndescription: Nothing breaks.\n"


def cases() -> list[Path]:
    """The file or folder of every case."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")


def expectation(case: Path) -> Path:
    """The file that holds what is to be said."""
    return case.with_name(f"{case.stem if case.is_file() else case.name}.txt")


def put(case: Path, params: Path) -> None:
    """Lay a case beside a baseline, in a folder of scenarios."""
    params.mkdir(parents=True, exist_ok=True)
    (params / "baseline.yaml").write_text(BASELINE, "utf-8")
    for file in case.iterdir() if case.is_dir() else [case]:
        shutil.copyfile(file, params / file.name)


def said_of(case: Path, folder: Path) -> str:
    """All that is said of a case; empty if nothing is wrong with it."""
    put(case, folder / "params")
    try:
        load_scenarios(folder / "params")
    except ScenarioError as error:
        return f"{error}\n"
    return ""


if __name__ == "__main__":
    for each in cases():
        with tempfile.TemporaryDirectory() as temporary:
            expectation(each).write_bytes(said_of(each, Path(temporary)).encode())
