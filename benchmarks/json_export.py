"""The time to write canonical JSON, against json.dumps with the same documents ready-made.

Run as `python -m benchmarks.json_export [RECORDS] [ROUNDS]`. The two take turns. The least time of each counts.
"""

import json
import sys
import time

import attrs

from diplovisit import load, unstructure
from diplovisit.exporters.json import canonical_json

SEED = "seeds/misri-russia/visit.yaml"


def main(number: int, rounds: int) -> None:
    """Writes the records in turn, and prints the ratio."""
    seed = load(SEED)
    visits = [attrs.evolve(seed, id=f"visit-{count}") for count in range(number)]
    documents = [unstructure(visit) for visit in visits]
    ours, bare = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        written = [canonical_json(visit) for visit in visits]
        middle = time.perf_counter()
        same = [
            json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
            for document in documents
        ]
        ours.append(middle - start)
        bare.append(time.perf_counter() - middle)
        assert written == same
    size = len(written[0])
    print(f"{number:,} records of {size:,} bytes: ours {min(ours):.2f} s, bare json.dumps {min(bare):.2f} s,", end=" ")
    print(f"{min(ours) / min(bare):.2f} times the bare writer")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000, int(sys.argv[2]) if len(sys.argv) > 2 else 5)
