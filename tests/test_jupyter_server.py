"""The notebooks in JupyterLab: opened, run and saved over the interfaces that it uses.

A real JupyterLab is started on copies of the notebooks. What its page would do is done
here: open by the contents API, start a kernel by the sessions API, run the cells over
the kernel's WebSocket, save by the contents API.
"""

from __future__ import annotations

import ast
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import matplotlib
import pytest
from nbformat.v4 import output_from_msg
from websocket import WebSocket, create_connection

from cac_data.display.bundles import mime_type
from tests.test_notebooks import FEWEST_FIGURES, NOTEBOOKS, strip

START_SECONDS = 90
CELL_SECONDS = 120


@dataclass(frozen=True)
class Server:
    """A running JupyterLab and the folder that it serves."""

    address: str  # http://127.0.0.1:port/
    token: str
    folder: Path

    def request(self, method: str, path: str, body: object = None) -> Any:
        """Answer to a request, from JSON; None for an empty one."""
        request = urllib.request.Request(
            self.address + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            content = answer.read()
        return json.loads(content) if content else None

    def page(self, path: str) -> str:
        """Text of a page."""
        request = urllib.request.Request(
            self.address + path, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """JupyterLab on a free port, with nobody's settings, killed whatever happens."""
    home = tmp_path_factory.mktemp("home")
    folder = tmp_path_factory.mktemp("lab") / "my notebooks"
    folder.mkdir()
    for notebook in NOTEBOOKS:
        shutil.copy(notebook, folder)
    token = secrets.token_hex(16)
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUPYTER", "JPY_", "IPYTHON", "XDG_"))
    }
    environment = {
        **kept,
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_TOKEN": token,
        # Looking for the fonts of a machine takes seconds: use what was found before.
        "MPLCONFIGDIR": matplotlib.get_configdir(),
    }
    log = home / "log"
    with log.open("w") as log_file:
        process = subprocess.Popen(
            [
                sys.executable,
                *("-m", "jupyterlab", "--no-browser", "--allow-root"),
                *("--ServerApp.ip=127.0.0.1", "--ServerApp.port=0"),
                f"--ServerApp.root_dir={folder}",
            ],
            cwd=home,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log_file,
            stderr=subprocess.STDOUT,
        )
    try:
        address = wait_for_address(process, home / "runtime", log)
        yield Server(address=address, token=token, folder=folder)
    finally:
        process.terminate()  # which ends its kernels, too
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(timeout=20)


def wait_for_address(process: subprocess.Popen[bytes], runtime: Path, log: Path) -> str:
    """Where the server listens, from the file that it writes once it does."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            try:
                return str(json.loads(file.read_text())["url"])
            except ValueError:
                pass  # half written
        time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()[-4000:]}", pytrace=False)


class Kernel:
    """A kernel behind the WebSocket of a server."""

    def __init__(self, socket: WebSocket) -> None:
        self.socket = socket
        self.session = uuid.uuid4().hex

    def ask(
        self, kind: str, content: dict[str, Any]
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Reply to a request, and what the kernel sent to all meanwhile."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "test",
            "version": "5.3",
            "date": "2026-01-01T00:00:00Z",
        }
        message = {
            "channel": "shell",
            "header": header,
            "parent_header": {},
            "metadata": {},
            "content": content,
        }
        self.socket.send(json.dumps(message))
        reply: dict[str, Any] | None = None
        idle = False
        published = []
        while reply is None or not idle:
            answer = json.loads(self.socket.recv())
            if answer["parent_header"].get("msg_id") != header["msg_id"]:
                continue
            if answer["channel"] == "shell":
                reply = answer["content"]
            elif answer["msg_type"] == "status":
                idle = answer["content"]["execution_state"] == "idle"
            elif answer["channel"] == "iopub":
                published.append(answer)
        return reply, published

    def run(self, source: str) -> tuple[int, list[dict[str, Any]]]:
        """Execution count and outputs of a cell."""
        reply, published = self.ask(
            "execute_request",
            {
                "code": source,
                "silent": False,
                "store_history": True,
                "user_expressions": {},
                "allow_stdin": False,
                "stop_on_error": True,
            },
        )
        outputs = [
            dict(output_from_msg(message))  # type: ignore[no-untyped-call]
            for message in published
            if message["msg_type"]
            in {"stream", "display_data", "execute_result", "error"}
        ]
        return reply["execution_count"], outputs


@pytest.fixture
def open_kernel(server: Server) -> Iterator[Any]:
    """Start a kernel for a notebook, as opening it in JupyterLab does."""
    sessions = []
    sockets = []

    def start(name: str, kernel_name: str) -> Kernel:
        session = server.request(
            "POST",
            "api/sessions",
            {
                "path": name,
                "name": name,
                "type": "notebook",
                "kernel": {"name": kernel_name},
            },
        )
        sessions.append(session["id"])
        socket = create_connection(
            server.address.replace("http:", "ws:")
            + f"api/kernels/{session['kernel']['id']}/channels",
            header=[f"Authorization: token {server.token}"],
            timeout=CELL_SECONDS,
        )
        sockets.append(socket)
        return Kernel(socket)

    yield start
    for socket in sockets:
        socket.close()
    for session in sessions:
        server.request("DELETE", f"api/sessions/{session}")


def test_jupyterlab_shows_its_page(server: Server) -> None:
    assert "JupyterLab" in server.page("lab")


def test_the_kernel_is_the_one_of_this_environment(
    server: Server, open_kernel: Any
) -> None:
    assert server.request("GET", "api/kernelspecs")["default"] == "python3"
    kernel = open_kernel("scratch.ipynb", "python3")
    _, outputs = kernel.run("import sys, cac_data\n(sys.prefix, cac_data.__file__)")
    import cac_data

    # Read, not compared as text: IPython breaks the line of a long path.
    told = ast.literal_eval(outputs[0]["data"]["text/plain"])
    assert told == (sys.prefix, cac_data.__file__)


@pytest.mark.parametrize("committed", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_saving_it_changes_nothing(
    committed: Path, server: Server, open_kernel: Any
) -> None:
    address = f"api/contents/{quote(committed.name)}"
    model = server.request("GET", f"{address}?type=notebook&content=1")
    notebook = model["content"]
    kernel = open_kernel(committed.name, notebook["metadata"]["kernelspec"]["name"])
    about, _ = kernel.ask("kernel_info_request", {})

    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] != "code":
            continue
        cell["execution_count"], cell["outputs"] = kernel.run(cell["source"])
        unwanted = [
            output
            for output in cell["outputs"]
            # Warnings come as a stream: an analyst should see none.
            if output["output_type"] in {"error", "stream"}
        ]
        assert not unwanted, f"{committed.name}, cell {number}: {unwanted}"

    # It was run in earnest: what a reader came for is there, before it is cleaned away.
    shown = [
        kind
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        for kind in output["data"]
    ]
    assert shown.count(mime_type("figure")) >= FEWEST_FIGURES
    assert shown.count(mime_type("key-figures")) == 1

    # The page writes down the language of the kernel when it saves.
    notebook["metadata"]["language_info"] = about["language_info"]
    saved = server.request(
        "PUT", address, {"type": "notebook", "format": "json", "content": notebook}
    )
    assert saved["type"] == "notebook"
    assert not saved.get("message"), saved["message"]  # what is not valid in it

    result = server.folder / committed.name
    strip(result)
    assert result.read_text(encoding="utf-8") == committed.read_text(encoding="utf-8")
