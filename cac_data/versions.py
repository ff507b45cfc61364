"""Which code this is, and which tables it comes with."""

from importlib.metadata import PackageNotFoundError, version

from cac_data.codes import descriptor

try:
    __version__ = version("cac-data")
except PackageNotFoundError:  # read from a folder that was never installed
    __version__ = "unknown"
__data_version__ = str(descriptor()["version"])
