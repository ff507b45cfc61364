"""Tables to pick from and scenarios to try out in JupyterLab, without a network."""

from __future__ import annotations

from cac_data.extras import extra

with extra("lab", "cac_data.lab"):
    import ipywidgets as ipywidgets
    import itables as itables

    from cac_data.lab.checking import check as check
    from cac_data.lab.form import scenario as scenario
    from cac_data.lab.picking import describe as describe, explore as explore
