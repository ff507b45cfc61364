"""Reports: a scenario and the notebooks in, HTML pages out; they import no topic."""
