"""Checks a file of JSON Lines with Polars, and counts its findings by rule.

Run it where diplovisit is installed, and `pip install 'pyarrow>=18' 'polars>=1.38'` was run:
`python examples/scale/with_polars.py visits.jsonl`.
"""

import sys

import polars as pl
import pyarrow as pa

from diplovisit.arrow import FINDINGS_SCHEMA, validate_batches


def checked(lines: pl.DataFrame) -> pl.DataFrame:
    """One row of findings for each line."""
    found = validate_batches(lines.to_arrow().to_batches(max_chunksize=1_000), column="line")
    return pl.DataFrame(pa.Table.from_batches(found, FINDINGS_SCHEMA))


def main(file: str) -> None:
    """Reads the lines on demand, and keeps only the counts."""
    schema = pl.DataFrame(FINDINGS_SCHEMA.empty_table()).schema
    lines = pl.scan_lines(file).filter(pl.col("line") != "")
    records = lines.map_batches(checked, schema=schema, streamable=True)
    findings = records.explode("findings").unnest("findings").drop_nulls("rule")
    counts = findings.group_by("severity", "rule").len().sort("len", "rule", descending=[True, False])
    for severity, rule, number in counts.collect(engine="streaming").iter_rows():
        print(f"{number:>9,}  {severity}[{rule}]")


if __name__ == "__main__":
    main(*sys.argv[1:])
