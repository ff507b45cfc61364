"""Warm kernels: forks of one process, for any program that starts kernels."""

from __future__ import annotations

import importlib.resources
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager, start_new_kernel

from cac_data.report import forks, kernels

SPEC = importlib.resources.files("cac_data") / "report/kernelspec/kernel.json"
SECONDS = 60

needs_fork = pytest.mark.skipif(
    not forks.can_fork(), reason="this system has no fork server"
)

Running = tuple[KernelManager, BlockingKernelClient]


@pytest.fixture(scope="module")
def warm() -> Iterator[Running]:
    """Start one warm kernel, as any Jupyter program starts a kernel by its name."""
    manager, client = start_new_kernel(kernel_name="cac-data", startup_timeout=SECONDS)
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


def said(client: BlockingKernelClient, code: str) -> str:
    """Text that a cell prints, or the name of what it raises."""
    parts: list[str] = []

    def take(message: dict[str, dict[str, str]]) -> None:
        content = message["content"]
        parts.append(content.get("text", content.get("ename", "")))

    client.execute_interactive(code, output_hook=take, timeout=SECONDS)
    return "".join(parts).strip()


def wait_for_end(pid: int) -> None:
    """Return when a process has ended, which its descriptor tells without polling."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    with os.fdopen(descriptor):
        ended, _, _ = select.select([descriptor], [], [], SECONDS)
    assert ended, f"process {pid} still runs"


def test_the_kernel_is_that_of_ipykernel_but_for_its_start() -> None:
    ours, theirs = json.loads(SPEC.read_text("utf-8")), get_kernel_dict()
    assert ours.pop("display_name") != theirs.pop("display_name")
    assert ours["metadata"].pop("kernel_provisioner") == {
        "provisioner_name": kernels.PROVISIONER
    }
    # The name that jupyter_client replaces by the running interpreter.
    assert [ours["argv"].pop(0), theirs["argv"].pop(0)] == ["python", sys.executable]
    assert ours == theirs


def test_the_kernel_is_installed_with_the_package() -> None:
    assert KernelSpecManager().get_kernel_spec("cac-data").language == "python"


@needs_fork
def test_while_the_server_runs_no_start_touches_the_variables(
    warm: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another thread may copy them at any time, for a process of its own."""
    changes: list[str] = []
    monkeypatch.setattr(os.environ, "clear", lambda: changes.append("cleared"))
    monkeypatch.setattr(os.environ, "update", lambda _: changes.append("updated"))
    forks.start_server()
    process = forks.warm_context().Process(target=os.getpid)
    forks.start(process)
    process.join()
    assert (process.exitcode, changes) == (0, [])


@needs_fork
def test_a_kernel_is_warm(warm: Running) -> None:
    code = "import sys; print({'cac_data.trade', 'seaborn'} <= set(sys.modules))"
    assert said(warm[1], code) == "True"


@needs_fork
def test_a_kernel_begins_with_an_empty_namespace(warm: Running) -> None:
    code = (
        "import __main__; print(__main__ is get_ipython().user_module, 'np' in dir())"
    )
    assert said(warm[1], code) == "True False"


@needs_fork
def test_a_kernel_has_a_group_of_its_own(warm: Running) -> None:
    assert said(warm[1], "import os; print(os.getpgrp() == os.getpid())") == "True"


@needs_fork
def test_a_kernel_can_start_processes(warm: Running) -> None:
    code = """
from multiprocessing import get_context
process = get_context("fork").Process(target=print)
process.start()
process.join()
print(process.exitcode)
"""
    assert said(warm[1], code) == "0"


@needs_fork
def test_two_kernels_draw_different_numbers(warm: Running) -> None:
    code = "import random, numpy as np; print(random.random(), np.random.random())"
    manager, client = start_new_kernel(kernel_name="cac-data", startup_timeout=SECONDS)
    try:
        first, second = said(warm[1], code).split(), said(client, code).split()
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert len(first) == len(second) == 2
    assert not set(first) & set(second)


@needs_fork
def test_a_cell_can_be_interrupted(warm: Running) -> None:
    manager, client = warm
    client.execute("import time\nprint('begun', flush=True)\ntime.sleep(600)")
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        if message["content"].get("text") == "begun\n":
            break
    manager.interrupt_kernel()
    while message["header"]["msg_type"] != "error":
        message = client.get_iopub_msg(timeout=SECONDS)
    assert message["content"]["ename"] == "KeyboardInterrupt"
    client.wait_for_ready(timeout=SECONDS)
    assert said(client, "print('still here')") == "still here"


@needs_fork
def test_a_kernel_that_is_shut_down_ends() -> None:
    manager, client = start_new_kernel(kernel_name="cac-data", startup_timeout=SECONDS)
    pid = int(said(client, "import os; print(os.getpid())"))
    client.stop_channels()
    manager.shutdown_kernel()
    wait_for_end(pid)
    assert not manager.is_alive()


OWNER = """
import sys
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="cac-data", startup_timeout=60)
print(manager.provisioner.pid, flush=True)
sys.stdin.read()
"""


@needs_fork
def test_a_kernel_ends_with_the_program_that_started_it() -> None:
    # Killed, it cannot tidy up. Its server must not keep the kernel either.
    with subprocess.Popen(
        [sys.executable, "-c", OWNER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as owner:
        assert owner.stdout is not None
        kernel = int(owner.stdout.readline())
        server = int(Path(f"/proc/{kernel}/stat").read_text().split()[3])
        assert server != owner.pid
        owner.send_signal(signal.SIGKILL)
    wait_for_end(kernel)
    wait_for_end(server)


def test_papermill_can_use_it_as_it_is(tmp_path: Path) -> None:
    """The stock command; a second notebook run cold must come to the same outputs."""
    notebook = nbformat.v4.new_notebook()
    notebook.metadata.language_info = {"name": "python"}
    notebook.cells = [
        nbformat.v4.new_code_cell("answer = 1", metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell("import pandas as pd\npd.Series([answer, 2]).sum()"),
    ]
    source = tmp_path / "source.ipynb"
    nbformat.write(notebook, source)
    told = {}
    for kernel in ("cac-data", "python3"):
        target = tmp_path / f"{kernel}.ipynb"
        subprocess.run(
            [
                *(sys.executable, "-m", "papermill", str(source), str(target)),
                *("-k", kernel, "-p", "answer", "40", "--no-progress-bar"),
            ],
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
        outputs = nbformat.read(target, as_version=4).cells[-1].outputs
        told[kernel] = [output.data["text/plain"] for output in outputs]
    assert told == {"cac-data": ["np.int64(42)"], "python3": ["np.int64(42)"]}


def test_without_a_fork_a_kernel_starts_cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forks, "can_fork", lambda: False)
    manager, client = start_new_kernel(kernel_name="cac-data", startup_timeout=SECONDS)
    try:
        assert said(client, "import sys; print('seaborn' in sys.modules)") == "False"
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    with pytest.raises(ValueError, match="has no fork server; start kernels cold"):
        forks.warm_context()


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ([sys.executable, "-m", "ipykernel_launcher", "-f", "a"], ["-f", "a"]),
        ([sys.executable, "-X", "dev", "-m", "ipykernel_launcher"], []),
        (["/bin/sh", "-m", "ipykernel_launcher", "-f", "a"], None),
        (["no such program", "-m", "ipykernel_launcher"], None),
        ([sys.executable, "-m", "another_kernel", "-f", "a"], None),
    ],
)
def test_only_kernels_of_this_python_are_forked(
    command: list[str], arguments: list[str] | None
) -> None:
    assert kernels.arguments_of(command) == arguments
