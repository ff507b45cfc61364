"""A plugin that spares each process of pytest a second, with `-p tests.quick_start`.

nbval imports jsonschema, which compiles a grammar of international addresses. It can do
without, no notebook and no test has any, and the server of reports does without, too.
"""

import sys

sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # "not found"
import jsonschema  # noqa: E402, F401

del sys.modules["rfc3987_syntax"]
