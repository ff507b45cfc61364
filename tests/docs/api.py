"""Pages of the public functions, by pdoc."""

import importlib
import pkgutil
import re
import warnings
from collections.abc import Sequence
from pathlib import Path

import pdoc

import cac_data

MODULES = [
    module.name
    for module in pkgutil.iter_modules(cac_data.__path__, "cac_data.")
    # The command tells of itself by --help.
    if not module.name.startswith(("cac_data._", "cac_data.cli"))
]
TEMPLATES = Path(__file__).parent / "template" / "pdoc"


def write(folder: Path, modules: Sequence[str]) -> None:
    """Write a page for the package and for each of its modules."""
    # The package imports its names only when they are asked for, and pdoc does not ask.
    public = {name: getattr(cac_data, name) for name in cac_data.__all__}
    vars(cac_data).update(public)
    # Of the modules pdoc lists only those that `__all__` names.
    listed = {module.removeprefix("cac_data.") for module in modules}
    stated = cac_data.__all__
    cac_data.__all__ = sorted(listed.union(public))
    for module in modules:
        _list_functions(module)
    pdoc.render.configure(
        docformat="numpy",
        show_source=False,
        footer_text=cac_data.__version__,
        template_directory=TEMPLATES,
    )
    with warnings.catch_warnings():
        # Of annotations that are imported for the type checker alone.
        warnings.simplefilter("ignore")
        pdoc.pdoc("cac_data", *modules, output_directory=folder)
    cac_data.__all__ = stated
    for file in folder.rglob("*.html"):
        text = file.read_text("utf-8")
        file.write_text(_without_dead_links(text), "utf-8", newline="")


def _without_dead_links(text: str) -> str:
    """Unlink names that have no entry on a page, as of methods of a dict."""
    ids = set(re.findall(r'\bid="([^"]+)"', text))

    def kept(link: re.Match[str]) -> str:
        return link[0] if link[1] in ids else link[2]

    return re.sub(r'<a href="#([^"]+)">(.*?)</a>', kept, text)


def _list_functions(name: str) -> None:
    """Have pdoc list what a package gives of its parts, in place of the parts."""
    module = importlib.import_module(name)
    if hasattr(module, "__path__") and not hasattr(module, "__all__"):
        module.__all__ = [  # type: ignore[attr-defined]
            public
            for public, value in vars(module).items()
            if str(getattr(value, "__module__", "")).startswith("cac_data.")
        ]
