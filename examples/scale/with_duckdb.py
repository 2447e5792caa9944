"""Checks a file of JSON Lines with DuckDB, and counts its findings by rule in SQL.

Run it where diplovisit is installed, and `pip install 'pyarrow>=18' 'duckdb>=1.5'` was run:
`python examples/scale/with_duckdb.py visits.jsonl`.
"""

import sys

import duckdb
import pyarrow as pa

from diplovisit.arrow import FINDINGS_SCHEMA, validate_batches

LINES = """
    SELECT record
    FROM read_csv($file, columns = {'record': 'VARCHAR'}, delim = '', quote = '', escape = '', header = false)
    WHERE record <> ''
"""
COUNTS = """
    SELECT finding.severity, finding.rule, count(*)
    FROM (SELECT unnest(findings) AS finding FROM records)
    GROUP BY ALL ORDER BY 3 DESC, 2
"""


def main(file: str) -> None:
    """Streams the lines through DuckDB, the check, and DuckDB again. Only the counts stay in memory."""
    with duckdb.connect() as reading, duckdb.connect() as counting:
        lines = reading.sql(LINES, params={"file": file}).to_arrow_reader(1_000)
        records = pa.RecordBatchReader.from_batches(FINDINGS_SCHEMA, validate_batches(lines))
        counting.register("records", records)
        for severity, rule, number in counting.sql(COUNTS).fetchall():
            print(f"{number:>9,}  {severity}[{rule}]")


if __name__ == "__main__":
    main(*sys.argv[1:])
