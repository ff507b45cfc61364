"""Runs in a row, a fault in each, and one without in the end: is all as it should be?

    python -m tests.faults --runs 100 --seed 1 [--project DIR]

Every run is the real command on a disk of its own. The seed decides on the faults and
their moments, as far as moments of processes can be decided. After each run its pages
must be whole and its processes gone; after the last one all must be equal, byte for
byte, to what a run in another folder gives that no fault has befallen.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from cac_data.report import record
from tests.namespaces import Mounts, fill, mounted, small_disk
from tests.report_runs import (
    MARK,
    KilledAt,
    ended,
    environment_with,
    files,
    make_small_project,
    pages,
    processes,
    reports_in,
    run,
    wait_for_the_end_of_kernels,
)

MOMENTS = ("server", "worker", "kernel", "page")
"""What must be there before a process is killed or told to stop."""

ROOM = 24_577
"""Bytes up to which a full disk has room: for a page, not for what is said of all."""

Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Step:
    """One run with its fault.

    Attributes
    ----------
    fault : str
        What kind of fault.
    told : str
        What exactly was done.
    code : int
        Exit code of the command.
    wrong : frozenset of str
        Reports, or the record, that the next run has to repair.
    seconds : float
        How long it took.
    """

    fault: str
    told: str
    code: int
    wrong: frozenset[str]
    seconds: float


class Series:
    """Runs over one project into one folder, each with a fault.

    Parameters
    ----------
    project : pathlib.Path
        A project that the series may change.
    folder : pathlib.Path
        For whatever else it needs.
    mounts : Mounts
        Where the disk is mounted that is filled.
    disk : pathlib.Path
        That disk.
    seed : int
        Decides on the faults.
    """

    def __init__(
        self, project: Path, folder: Path, mounts: Mounts, disk: Path, seed: int
    ) -> None:
        self.project, self.folder = project, folder
        self.mounts, self.disk = mounts, disk
        self.steps: list[Step] = []
        self._chance = random.Random(seed)
        self._deck: list[str] = []
        self._notebook = min((project / "notebooks").glob("*.ipynb"))
        self._content = self._notebook.read_bytes()
        self.output = mounts.seen(disk) / "reports"
        self.reference = folder / "reference"
        self._build(self.reference)
        self.good = reports_in(self.reference)
        with self._changed_notebook():
            self._build(folder / "variant", "--notebook", self._notebook.stem)
        self.variant = reports_in(folder / "variant")
        self.faults: dict[str, Callable[[], tuple[str, Done]]] = {
            "killed kernel": self._killed_kernel,
            "killed worker": self._killed_worker,
            "killed fork server": self._killed_server,
            "killed runner": self._killed_runner,
            "full disk": self._full_disk,
            "SIGTERM": lambda: self._stopped(signal.SIGTERM, 143),
            "SIGINT": lambda: self._stopped(signal.SIGINT, 130),
            "broken page": self._broken_page,
            "broken record": self._broken_record,
            "changed notebook": self._changed,
        }

    def go_on(self) -> Step:
        """Do one run with a fault and check that it has lost nothing."""
        if not self._deck:  # each kind as often as any other
            self._deck = self._chance.sample([*self.faults], k=len(self.faults))
        fault = self._deck.pop()
        begin = time.monotonic()
        told, done = self.faults[fault]()
        wait_for_the_end_of_kernels(30)
        assert "Traceback" not in done.stderr, (fault, told, done.stderr)
        step = Step(
            fault, told, done.returncode, self._wrong(), time.monotonic() - begin
        )
        self.steps.append(step)
        return step

    def finish(self) -> None:
        """Do a run without a fault and compare with the one that had none before."""
        done = ended(self._start())
        assert done.returncode == 0, done.stderr
        assert not [*self._broken()]
        assert pages(self.output) == pages(self.reference)
        assert files(self.output) == files(self.reference)
        assert record.disagreements(self.output).empty

    def _build(self, output: Path, *options: str) -> None:
        done = run(self.project, "report", "--output", str(output), *options)
        assert done.returncode == 0, done.stderr

    def _start(
        self, *options: str, env: dict[str, str] | None = None
    ) -> subprocess.Popen[str]:
        words = ("report", "--output", str(self.disk / "reports"), *options)
        return self.mounts.start(self.project, *words, env=env)

    def _broken(self) -> Iterator[str]:
        """Yield what no reader may ever see: a page that no run gives."""
        for name, content in reports_in(self.output).items():
            if content not in (self.good[name], self.variant.get(name)):
                yield name

    def _wrong(self) -> frozenset[str]:
        """Return what is not as it should be, after checking that no page is broken."""
        broken = [*self._broken()]
        assert not broken, broken
        found = reports_in(self.output)
        wrong = {name for name in self.good if found.get(name) != self.good[name]}
        try:
            states = record.states(self.output)
        except ValueError:
            return frozenset({*wrong, "manifest.json"})
        # The record agrees with every page that is there, whenever a run is broken off.
        assert not {*record.disagreements(self.output)["file"]} & {*found}
        is_good = states["state"].isin(["built", "unchanged"])
        return frozenset({*wrong, *(states["report"][~is_good] + ".html")})

    # --- The faults ------------------------------------------------------------------

    def _killed_kernel(self) -> tuple[str, Done]:
        return self._killed("kernel", {0, 1})

    def _killed_worker(self) -> tuple[str, Done]:
        return self._killed("worker", {0})

    def _killed_server(self) -> tuple[str, Done]:
        return self._killed("server", {0})

    def _killed(self, what: str, codes: set[int]) -> tuple[str, Done]:
        process = self._start("--force")
        moment = self._chance.choice(MOMENTS[MOMENTS.index(what) :])
        self._wait(process, moment)
        victims = self._family(process)[what]
        if victims:
            with suppress(ProcessLookupError):
                os.kill(self._chance.choice(victims), signal.SIGKILL)
        done = ended(process)
        assert done.returncode in codes, done.stderr
        return f"{what}, once there is a {moment}", done

    def _killed_runner(self) -> tuple[str, Done]:
        if self._chance.random() < 0.5:
            moment = self._chance.choice(MOMENTS)
            process = self._start("--force")
            self._wait(process, moment)
            process.kill()
            return f"once there is a {moment}", ended(process)
        # Record (twice), pages, index: others are left where they would be the same.
        names = len(self.good) + 3
        at = KilledAt(
            self._chance.choice(["before", "after"]),
            which=self._chance.randint(1, names),
        )
        env = environment_with(self.folder / "injected", at.code())
        done = ended(self._start("--force", env=env))
        assert done.returncode == -signal.SIGKILL, (at, done)
        return f"{at.when} file {at.which}", done

    def _full_disk(self) -> tuple[str, Done]:
        room = self._chance.randrange(0, ROOM, 4096)
        self.disk.mkdir(exist_ok=True)
        filler = fill(self.mounts.seen(self.disk), room)
        done = ended(self._start("--force"))
        filler.unlink()
        assert done.returncode in (0, 1), done.stderr
        assert done.returncode == 0 or "No space left on device" in done.stderr
        return f"{room} bytes left", done

    def _stopped(self, number: signal.Signals, code: int) -> tuple[str, Done]:
        moment = self._chance.choice(MOMENTS)
        process = self._start("--force")
        self._wait(process, moment)
        process.send_signal(number)
        done = ended(process)
        # After the last page it may come too late.
        assert done.returncode in ({code, 0} if moment == "page" else {code}), done
        return f"once there is a {moment}", done

    def _broken_page(self) -> tuple[str, Done]:
        found = sorted(reports_in(self.output))
        name = self._chance.choice([*found, "index.html", "compare.html"])
        how = self._break(self.output / name)
        done = ended(self._start())
        assert done.returncode == 0, done.stderr
        return f"{name} {how}", done

    def _broken_record(self) -> tuple[str, Done]:
        how = self._break(self.output / "manifest.json")
        done = ended(self._start())
        assert done.returncode == 0, done.stderr
        return how, done

    def _break(self, path: Path) -> str:
        how = self._chance.choice(["gone", "empty", "cut off", "garbage", "other"])
        if not path.exists():
            return "was not there"
        content = path.read_bytes()
        if how == "gone":
            path.unlink()
        else:
            path.write_bytes(
                {
                    "empty": b"",
                    "cut off": content[: self._chance.randrange(len(content))],
                    "garbage": self._chance.randbytes(len(content)),
                    "other": b'{"version": 2, "run": {}, "reports": [{}]}',
                }[how]
            )
        return how

    def _changed(self) -> tuple[str, Done]:
        with self._changed_notebook():
            done = ended(self._start())
        assert done.returncode == 0, done.stderr
        return self._notebook.name, done

    @contextmanager
    def _changed_notebook(self) -> Iterator[None]:
        """Let a notebook have one cell more, and then no more."""
        notebook = nbformat.read(self._notebook, as_version=4)
        cell = nbformat.v4.new_code_cell("1 + 1")
        cell.id = "one-more"
        notebook.cells.append(cell)
        nbformat.write(notebook, self._notebook)
        try:
            yield
        finally:
            self._notebook.write_bytes(self._content)

    # --- Their moments ---------------------------------------------------------------

    def _wait(self, process: subprocess.Popen[str], moment: str) -> None:
        """Wait for a moment of a run, or for its end."""
        before = self._times()
        deadline = time.monotonic() + 300
        while process.poll() is None and not (
            self._times() != before
            if moment == "page"
            else self._family(process)[moment]
        ):
            assert time.monotonic() < deadline, f"no {moment} came"
            time.sleep(0.01)

    def _times(self) -> dict[Path, int]:
        found = {}
        for path in self.output.glob("*/*.html"):
            with suppress(FileNotFoundError):
                found[path] = path.stat().st_ino
        return found

    @staticmethod
    def _family(process: subprocess.Popen[str]) -> dict[str, list[int]]:
        """Return the processes of a run by what they are there for."""
        parents = {number: _parent(number) for number in processes()}
        warm = [
            number
            for number, line in processes().items()
            if re.search(rb"cac_data\.report\.warm", line)
        ]
        family: dict[str, list[int]] = {}
        above = [process.pid]
        for what in ("server", "worker", "kernel"):
            above = [number for number in warm if parents.get(number) in above]
            family[what] = above
        return family


def _parent(number: int) -> int | None:
    try:
        status = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
    except OSError:
        return None
    return int(status.rpartition(")")[2].split()[1])


@contextmanager
def series(folder: Path, *, seed: int, project: Path | None = None) -> Iterator[Series]:
    """Prepare runs with faults.

    Parameters
    ----------
    folder : pathlib.Path
        An empty folder.
    seed : int
        Decides on the faults.
    project : pathlib.Path, optional
        A project, which is copied; by default the small one.

    Yields
    ------
    Series
        Not yet begun.
    """
    own = folder / "project"
    if project is None:
        make_small_project(own)
    else:
        for part in ("notebooks", "params"):
            shutil.copytree(project / part, own / part)
    with mounted(small_disk(folder / "disk", "1m" if project is None else "1g")) as it:
        yield Series(own, folder, it, folder / "disk", seed)


def _table(steps: list[Step]) -> Iterator[str]:
    """Yield lines that say how many of each fault there were, and what became of it."""
    yield f"{'fault':20} {'runs':>5} {'left wrong':>11} {'repaired next':>14}  codes"
    for fault in sorted({step.fault for step in steps}):
        own = [place for place, step in enumerate(steps) if step.fault == fault]
        wrong = [place for place in own if steps[place].wrong]
        repaired = [
            place
            for place in wrong
            # After the last one comes the run without a fault.
            if place + 1 == len(steps)
            or not steps[place].wrong & steps[place + 1].wrong
        ]
        codes = Counter(steps[place].code for place in own)
        told = ", ".join(f"{code} x {count}" for code, count in sorted(codes.items()))
        yield f"{fault:20} {len(own):5} {len(wrong):11} {len(repaired):14}  {told}"


def main() -> None:
    """Run the long form and print what happened."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--project", type=Path, help="default: a small one")
    given = parser.parse_args()
    # What is started in the background ignores it, and so would what it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    say = sys.stdout.write
    begin = time.monotonic()
    with TemporaryDirectory(prefix="cac-data-faults-") as name:
        os.environ[MARK] = name
        folder = Path(name)
        with series(folder, seed=given.seed, project=given.project) as runs:
            for number in range(1, given.runs + 1):
                step = runs.go_on()
                say(
                    f"{number:4} {step.fault}: {step.told}; exit code {step.code}, "
                    f"{len(step.wrong)} to repair, {step.seconds:.1f} s\n"
                )
                sys.stdout.flush()
            runs.finish()
            reports = len(runs.good)
    say("\n".join(["", *_table(runs.steps), ""]))
    say(
        f"{given.runs} runs of {reports} reports, seed {given.seed}, "
        f"{time.monotonic() - begin:.0f} s; in the end all files are those of a run "
        "without faults\n"
    )


if __name__ == "__main__":
    main()
