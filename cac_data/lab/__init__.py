"""Tables to pick from and scenarios to try out in JupyterLab, without a network."""

from __future__ import annotations

try:
    import ipywidgets as ipywidgets
    import itables as itables
except ModuleNotFoundError as error:
    message = f"cac_data.lab needs {error.name}: pip install 'cac-data[lab]'"
    raise ModuleNotFoundError(message, name=error.name) from None

from cac_data.lab.form import scenario as scenario
from cac_data.lab.picking import explore as explore
