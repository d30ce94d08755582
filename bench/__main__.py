"""`make bench`: every measurement in turn, each as a ratio to a limit or a peer within one run."""
# SPDX-License-Identifier: MIT

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
# What a measurement compares with and `make` does not install: without it the measurement says so and is left out.
PEERS = {"pdf": "typst"}


def main() -> None:
    """Run those named on the command line, all where none is named; what is missed is said at the end, not before."""
    wanted = sys.argv[1:] or sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    sys.argv = sys.argv[:1]
    missed = []
    for name in wanted:
        peer = PEERS.get(name)
        if peer and find_spec(peer) is None:
            print(f"\n== {name}: left out, because {peer} is not installed (pip install {peer})")
            continue
        print(f"\n== {name}", flush=True)
        if not held(name):
            missed.append(name)
            print("MISSED")
    if missed:
        sys.exit(f"\nMISSED: {', '.join(missed)}")


def held(name: str) -> bool:
    """Run one in a process of its own, so that none measures what another has left behind; whether it held."""
    return subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode == 0  # noqa: S603 -- ours


if __name__ == "__main__":
    main()
