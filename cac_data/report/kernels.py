"""Kernels that start warm: forked from a process that has imported what they need.

A kernel spends two seconds on imports before its first cell; forked (see `forks`), it
has none to do. `WarmProvisioner` offers that to any program that starts kernels by way
of jupyter_client, under the kernel name ``cac-data``. Without a fork, or for a kernel
of another Python, it starts them cold as any other: slower, with the same results.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from cac_data.report import forks

PROVISIONER = "cac-data-warm"
"""The name under which `WarmProvisioner` is registered with jupyter_client."""

LAUNCHER = ["-m", "ipykernel_launcher"]
"""How the command line of a kernel names ipykernel."""


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
        if arguments is None or errors is None:
            return await super().launch_kernel(cmd, **options)
        folder = Path(options.get("cwd") or Path.cwd())
        variables = dict(options.get("env") or os.environ)
        process = _fork_kernel((arguments, variables, str(folder), errors))
        if process is None:
            return await super().launch_kernel(cmd, **options)
        # It has what a provisioner asks of a Popen, which is all that is declared.
        self.process = _ForkedKernel(process)  # type: ignore[assignment]
        self.pid = self.pgid = process.pid
        self.cwd = folder
        return self.connection_info


_Order = tuple[list[str], dict[str, str], str, str]
"""What a kernel is told: arguments, variables, folder, file for its complaints."""

_SPARE: list[tuple[BaseProcess, Connection]] = []
"""The process that waits to become the kernel of this worker, if there is one."""


def _fork_kernel(order: _Order) -> BaseProcess | None:
    """Start a kernel from what is warm; None where nothing is."""
    if _SPARE:
        process, sender = _SPARE.pop()
        with sender:
            sender.send(order)
        return process
    # A process of the server's own cannot ask it for another.
    if not forks.can_fork() or forkserver.get_inherited_fds() is not None:
        return None
    process = forks.warm_context().Process(target=_be_kernel, args=order, daemon=True)
    forks.start(process)
    return process


def keep_spare() -> None:
    """Fork a process that waits to become the kernel of this one.

    For a worker that was forked from the server and has no threads yet.
    """
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_wait_to_be_kernel, args=(receiver, sender), daemon=True
    )
    process.start()
    receiver.close()
    _SPARE.append((process, sender))


def _wait_to_be_kernel(receiver: Connection, sender: Connection) -> None:
    # This end is the worker's. Once it has closed it, too, nobody needs a kernel.
    sender.close()
    with receiver:
        try:
            order: _Order = receiver.recv()
        except EOFError:
            return
    _be_kernel(*order)


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
    forks.stand_alone()
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    if errors:
        descriptor = os.open(errors, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.dup2(descriptor, 2)
        os.close(descriptor)
    import numpy as np
    from ipykernel import kernelapp

    # All forks would draw the same numbers otherwise; Python reseeds its own.
    np.random.seed()  # noqa: NPY002 (what a notebook may still use)
    # Ends it with the server, too. Without it, ipykernel greets a terminal.
    arguments = [*arguments, f"--IPKernelApp.parent_handle={os.getppid()}"]
    kernelapp.launch_new_instance(argv=arguments)


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
