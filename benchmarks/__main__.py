"""Runs every benchmark, one process each, and goes on where one fails."""

import subprocess
import sys
from pathlib import Path

NAMES = sorted(file.stem for file in Path(__file__).parent.glob("*.py") if not file.stem.startswith("_"))


def main() -> int:
    failed = []
    for name in NAMES:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all done")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
