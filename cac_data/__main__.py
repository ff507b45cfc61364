"""The command as a module: ``python -m cac_data``."""

import sys

from cac_data.cli import main

sys.exit(main())
