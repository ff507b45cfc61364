"""Timings against the plain tools; run by `make bench`, never by `make test`."""
