"""Kernels that start warm: forked from a process that has imported what they need.

A kernel spends two seconds on imports before its first cell. Here one process, the fork
server of Python's own `multiprocessing`, imports them once (see `warm`), and a kernel
is a fork of it. `WarmProvisioner` offers that to any program that starts kernels
through jupyter_client, under the kernel name ``cac-data``. Where there is no fork, or
the kernel is not of this very Python, it starts cold as any other: slower, with the
same results.

The server lives as long as the process that started it or one of its kernels. A kernel
ends with the process that asked for it, however that ends.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

PROVISIONER = "cac-data-warm"
"""The name under which `WarmProvisioner` is registered with jupyter_client."""

PRELOADED = "cac_data.report.warm"
"""The module that imports, in the server, what kernels and workers need."""

LAUNCHER = ["-m", "ipykernel_launcher"]
"""How the command line of a kernel names ipykernel."""

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What the libraries for linear algebra ask how many threads to use."""

_STARTING = threading.Lock()


def can_fork() -> bool:
    """Tell whether this system has fork servers.

    Returns
    -------
    bool
        True on Linux and other Unix systems, but macOS, whose own libraries do not
        survive a fork.
    """
    is_offered = "forkserver" in multiprocessing.get_all_start_methods()
    return is_offered and sys.platform != "darwin"


def settings() -> dict[str, str]:
    """Return the variables that a kernel needs beside those of the caller.

    Returns
    -------
    dict of str to str
        The same for a forked kernel and for one that is started cold.
    """
    package = str(Path(__file__).parents[2])
    paths = [package, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {
        # The kernel works in a temporary folder; it must find the package that runs it.
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(path for path in paths if path)),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # Sets and dicts of text in the same order on every run.
        "PYTHONHASHSEED": "0",
        # Fits of twenty years gain nothing from threads, and those of kernels that run
        # beside each other wait in turns: a backtest takes half as long without.
        **{name: os.environ.get(name, "1") for name in THREADS},
    }


def warm_context() -> ForkServerContext:
    """Return the context whose processes are forks of the warm server.

    The server starts with the first process and sees the variables of `settings`.

    Returns
    -------
    multiprocessing.context.ForkServerContext
        For `start` and for a pool of workers.

    Raises
    ------
    ValueError
        Where there are no fork servers (see `can_fork`).
    """
    if not can_fork():
        message = f"`kernels`: {sys.platform} has no fork server; start kernels cold"
        raise ValueError(message)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def start(process: BaseProcess) -> None:
    """Start a process of the warm context.

    Parameters
    ----------
    process
        Not yet started.
    """
    with _STARTING, _with_variables(settings()), _without_main():
        process.start()


@contextlib.contextmanager
def _with_variables(variables: Mapping[str, str]) -> Iterator[None]:
    """Set variables for the moment: a server that is not yet running inherits them."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module, which multiprocessing would import anew in each process.

    No target lives in it, and that of JupyterLab takes longer to import than all of a
    kernel; a script without a guard would even run twice.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class WarmProvisioner(LocalProvisioner):
    """Starts kernels as forks of a warm process; in all else a local provisioner."""

    async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
        """Start a kernel.

        Parameters
        ----------
        cmd
            Its command line.
        **options
            As for `subprocess.Popen`.

        Returns
        -------
        dict
            The connection information.
        """
        arguments = arguments_of(cmd)
        errors = _path_of(options.get("stderr"))
        if arguments is None or errors is None or not can_fork():
            return await super().launch_kernel(cmd, **options)
        folder = Path(options.get("cwd") or Path.cwd())
        variables = dict(options.get("env") or os.environ)
        process = warm_context().Process(
            target=_be_kernel,
            args=(arguments, variables, str(folder), errors),
            daemon=True,
        )
        start(process)
        # It has what a provisioner asks of a Popen, which is all that is declared.
        self.process = _ForkedKernel(process)  # type: ignore[assignment]
        self.pid = self.pgid = process.pid
        self.cwd = folder
        return self.connection_info


def arguments_of(command: Sequence[str]) -> list[str] | None:
    """Return what the command line of a kernel tells ipykernel.

    Parameters
    ----------
    command
        Program and arguments.

    Returns
    -------
    list of str or None
        None where it starts another kernel, or another Python.
    """
    for place in range(1, len(command) - 1):
        if list(command[place : place + 2]) == LAUNCHER:
            program = shutil.which(command[0])
            is_ours = program is not None and Path(program).samefile(sys.executable)
            return list(command[place + 2 :]) if is_ours else None
    return None


def _path_of(stderr: Any) -> str | None:
    """Return the file that takes the kernel's complaints; None if it is not a file."""
    if stderr is None:
        return ""
    name = getattr(stderr, "name", None)
    return name if isinstance(name, str) else None


def _be_kernel(
    arguments: list[str], variables: dict[str, str], folder: str, errors: str
) -> None:
    """Become a kernel, in a process that was forked a moment ago."""
    # A group of its own: an interrupt at the terminal is not meant for it, and what it
    # starts can be ended with it.
    os.setsid()
    _end_with_owner()
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    if errors:
        descriptor = os.open(errors, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(descriptor, 2)
        os.close(descriptor)
    # Notebooks may start processes, which a daemon of multiprocessing may not.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # no public way
    import numpy as np
    from ipykernel import kernelapp

    # All forks would draw the same numbers otherwise; Python reseeds its own.
    np.random.seed()  # noqa: NPY002 (what a notebook may still use)
    # Ends it with the server, too. Without it, ipykernel greets a terminal.
    arguments = [*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]
    kernelapp.launch_new_instance(argv=arguments)


def _end_with_owner() -> None:
    """End this process and all that it started when the one that asked for it ends."""
    owner = multiprocessing.parent_process()
    if owner is None:
        return

    def watch() -> None:
        wait([owner.sentinel])
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True, name="end with owner").start()


class _ForkedKernel:
    """A forked kernel as a provisioner handles its process: like `subprocess.Popen`."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        """Return the exit code, or None while it runs."""
        return self._process.exitcode

    def wait(self) -> int | None:
        """Wait for the end and return the exit code."""
        self._process.join()
        return self._process.exitcode

    def send_signal(self, signum: int) -> None:
        """Send a signal to the kernel alone."""
        if self.pid is not None and self.poll() is None:
            os.kill(self.pid, signum)

    def kill(self) -> None:
        """Kill the kernel."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(signal.SIGTERM)
