"""The command, as a program and as a module: ``cac-data``, ``python -m cac_data``."""

import gc
import os
import signal
import sys
from typing import NoReturn


def _leave(signum: int, frame: object) -> NoReturn:
    """End at once and in silence: nothing has begun that would have to be undone."""
    os._exit(128 + signum)


def main() -> int:
    """Run the command, which hears Ctrl-C also while its modules are imported."""
    # Whoever ignores it, as `nohup` and shells do for what runs in the background, goes
    # on ignoring it.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)
    # What is imported stays: to look for circles in it again and again takes a tenth of
    # a run in which nothing is due.
    gc.set_threshold(500_000)
    from cac_data import cli

    code = cli.main()
    gc.freeze()  # else Python looks through all of it as it ends
    return code


if __name__ == "__main__":
    sys.exit(main())
