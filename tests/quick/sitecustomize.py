"""What Python imports first where a test has put this folder on its path.

As `tests.quick_start` does it to pytest, in a process that reads a notebook, too.
"""

import sys

sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # "not found"
