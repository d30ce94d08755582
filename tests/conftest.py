"""What every test shares: how long hypothesis looks for a counterexample, and a home that is nobody's."""
# SPDX-License-Identifier: MIT

import os
import tempfile

from hypothesis import HealthCheck, settings

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
