"""Each flow has its files in a temporary folder."""
# SPDX-License-Identifier: MIT

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def own_home(home: Path) -> Path:
    return home
