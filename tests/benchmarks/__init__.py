"""Timings against the plain tools; run by `make bench`, never by `make test`.

Each row of the table sets this package against plain tools in the same run: in turns
(ours, theirs, ours, ...), so that whatever else the machine does falls on both, after
one round that warms the caches of the file system. Every run is a process of its own,
as a scheduler would start it.
"""
