"""Pages of the public functions, by pdoc."""

import pkgutil
import warnings
from collections.abc import Sequence
from pathlib import Path

import pdoc

import cac_data

MODULES = [
    module.name
    for module in pkgutil.iter_modules(cac_data.__path__, "cac_data.")
    if module.name != "cac_data.__main__"
]
TEMPLATES = Path(__file__).parent / "template" / "pdoc"


def write(folder: Path, modules: Sequence[str]) -> None:
    """Write a page for the package and for each of its modules."""
    # The package imports its names only when they are asked for, and pdoc does not ask.
    public = {name: getattr(cac_data, name) for name in cac_data.__all__}
    vars(cac_data).update(public)
    # Of the modules pdoc lists only those that `__all__` names.
    listed = {module.removeprefix("cac_data.") for module in modules}
    cac_data.__all__ = sorted(listed.union(public))
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
