"""Checks files of JSON Lines with Spark, on as many machines as it has, and counts the findings by rule.

Run it with Java 17 where diplovisit is installed, and `pip install 'pyarrow>=18' pyspark` was run:
`python examples/scale/with_spark.py visits.jsonl`. On a cluster, install diplovisit and
pyarrow on every machine, and use `spark-submit`.
"""

import functools
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from diplovisit.arrow import FINDINGS_SCHEMA, validate_batches

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # otherwise Spark takes the first python3 on the PATH
CHECKED = functools.partial(validate_batches, column="value")


def main(*files: str) -> None:
    """Each process checks its part of the lines. Only the counts are collected."""
    session = SparkSession.builder.appName("diplovisit")
    with session.config("spark.sql.execution.arrow.maxRecordsPerBatch", 1_000).getOrCreate() as spark:
        lines = spark.read.text(list(files)).where("value <> ''")
        records = lines.mapInArrow(CHECKED, from_arrow_schema(FINDINGS_SCHEMA))
        finding = records.select(f.explode("findings").alias("finding")).select("finding.*")
        counts = finding.groupBy("severity", "rule").count().orderBy(f.desc("count"), "rule")
        for severity, rule, number in counts.collect():
            print(f"{number:>9,}  {severity}[{rule}]")


if __name__ == "__main__":
    main(*sys.argv[1:])
