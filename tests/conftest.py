"""What every test shares: how long hypothesis looks for a counterexample, and a home that is nobody's."""
# SPDX-License-Identifier: MIT

import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

from tests import tried as summary

# Settings and backups of the tests never lie among the user's own.
_home = tempfile.TemporaryDirectory(prefix="briefing-tests-")
os.environ.setdefault("BRIEFING_HOME", _home.name)

# Projects are written to a real disk, whose pace says nothing about the code.
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
