"""Reports: a scenario and the notebooks in, HTML pages out.

They import no topic: all that a page says about trade comes from the notebook.
"""
