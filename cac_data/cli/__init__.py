"""The command ``cac-data``: words to function calls, no logic."""

from cac_data.cli.command import main as main
