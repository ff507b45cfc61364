"""Reports: a scenario and the notebooks in, HTML pages out.

`plan_reports` says what is asked for; `build_reports` of `cac_data.report.run` does it.
They import no topic: all that a page says about trade comes from the notebook.
"""

from cac_data.report.plan import Job, plan_reports

__all__ = ["Job", "plan_reports"]
