"""Exceptions among the tables of claims and findings, each with its reason."""

# Percentages that are no shares.
BEYOND_ALL = {
    ("evidence", ""): "a change on the year before may be a fall: gas, -12.1 percent",
}
