"""What every test shares: where files go, how long hypothesis looks for a counterexample, a home that is nobody's."""
# SPDX-License-Identifier: MIT

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests import tried as summary

# A step waits until the disk has it, and the tests make thousands: in memory nobody waits. A container may give it next
# to no room, and a TMPDIR of the user's own counts.
_MEMORY = Path("/dev/shm")  # noqa: S108 -- what is made there has names of pytest's and tempfile's own
_ROOM = 4 * 1024**3
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("TMPDIR", str(_MEMORY))
    tempfile.tempdir = None

# Settings and backups of the tests never lie among the user's own, nor among those that a shell may name.
_home = tempfile.TemporaryDirectory(prefix="briefing-tests-")
os.environ["BRIEFING_HOME"] = _home.name

# Where projects are written to a real disk, its pace says nothing about the code.
settings.register_profile(
    "default",
    deadline=None,
    max_examples=50,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "slow", parent=settings.get_profile("default"), max_examples=1_000, derandomize=False, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture
def tried(request: pytest.FixtureRequest) -> summary.Tell:
    """Says what a slow test tried and found: `tried("kills", {"kills": 500})`. Only what passed is said."""
    return summary.teller(request.node.user_properties)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print it, once all workers are done."""
    passed = terminalreporter.stats.get("passed", [])
    topics = summary.added_up(one for report in passed for one in report.user_properties)
    if topics:
        terminalreporter.section("what was tried and found")
        for line in summary.lines(topics):
            terminalreporter.write_line(line)
