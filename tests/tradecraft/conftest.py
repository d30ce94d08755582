"""A fresh project for each test."""
# SPDX-License-Identifier: MIT

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "brief.brief", "Test", author="Ada") as created:
        yield created
