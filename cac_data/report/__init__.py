"""Reports: a scenario and the notebooks in, HTML pages out; they import no topic."""

from cac_data.extras import extra

with extra("reports", "cac_data.report"):
    # All of it needs this; where it is installed, so is the rest of the extra.
    import yaml as yaml
