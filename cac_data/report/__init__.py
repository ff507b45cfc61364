"""Reports: a scenario and the notebooks in, HTML pages out.

`plan_reports` says what is asked for once everything is checked; `build_reports` of
`cac_data.report.run` does it. They know paths and parameters and import no topic: all
that a page says about trade comes from the notebook.

This module loads neither Papermill nor the page, so that a mistake in a scenario is
told at once.
"""

from cac_data.report.plan import Job, plan_reports

__all__ = ["Job", "plan_reports"]
