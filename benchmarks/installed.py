"""How long an installed SDK takes to read: at first, remembered, and as a table, by turns.

    python benchmarks/installed.py .venv/lib/python3.12/site-packages

looks up the classes that programs use most, of each SDK that is installed there.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from fixiac import schemas

ROUNDS = 5
NAMES = {
    "aws_cdk": ("aws_s3.Bucket", "aws_ec2.Vpc", "aws_iam.Role", "aws_lambda.Function", "Stack"),
    "pulumi_aws": ("s3.Bucket", "ec2.Vpc", "iam.Role", "lambda_.Function", "Provider"),
    "cdktf_cdktf_provider_aws": ("s3_bucket.S3Bucket", "vpc.Vpc", "provider.AwsProvider"),
}
LOOK = """
import sys, time
from pathlib import Path
from fixiac import schemas
root, cache, *names = sys.argv[1:]
start = time.perf_counter()
schema = schemas.installed(Path(root), "0", cache) if cache else schemas.load(Path(root).name)
for name in names:
    assert schema.lookup(f"{schema.root}.{name}"), name
print(time.perf_counter() - start)
"""


def look(root: Path, cache: str) -> float:
    """Seconds that it takes to look the names up in a process of its own."""
    command = [sys.executable, "-c", LOOK, str(root), cache, *NAMES[root.name]]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(done.stdout)


def main(library: str) -> None:
    """Measure and print."""
    for root in (Path(library) / name for name in NAMES):
        if not root.is_dir() or not schemas.releases(root.name):
            continue
        times: dict[str, list[float]] = {"at first": [], "remembered": [], "as a table": []}
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as cache:
                times["at first"].append(look(root, cache))
                times["remembered"].append(look(root, cache))
            times["as a table"].append(look(root, ""))
        table = statistics.median(times["as a table"])
        for how, found in times.items():
            median = statistics.median(found)
            print(f"{root.name} {how}: {median:.2f} s, {median / table:.1f} times the table")


if __name__ == "__main__":
    main(*sys.argv[1:])
