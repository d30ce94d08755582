"""`python -m briefing`."""
# SPDX-License-Identifier: MIT

import sys

from briefing.cli import main

if __name__ == "__main__":
    sys.exit(main())
