"""Checks records with the texts of their sources in Spark: every fact is compared with the words that it cites.

Run it with Java 17 where diplovisit is installed, and `pip install 'pyarrow>=18' pyspark` was run:
`python examples/scale/spark_with_texts.py visits.jsonl texts.jsonl findings/`. Each line of texts.jsonl has the id of a
record, the id of one of its sources, and the text: `{"record": "…", "source": "…", "text": "…"}`. Spark joins them, and
writes a line of JSON for each record into the new folder: its findings, and how many facts were checked.
"""

import functools
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql.pandas.types import from_arrow_schema

from diplovisit.arrow import FINDINGS_SCHEMA, validate_batches

os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # otherwise Spark takes the first python3 on the PATH
CHECKED = functools.partial(validate_batches, column="value", texts="texts")


def main(records: str, texts: str, output: str) -> None:
    """Joins by the id of the record. A record without texts, or without an id, is checked by itself."""
    session = SparkSession.builder.appName("diplovisit")
    with session.config("spark.sql.execution.arrow.maxRecordsPerBatch", 100).getOrCreate() as spark:
        entry = f.struct("source", "text")
        by_record = spark.read.schema("record string, source string, text string").json(texts).groupBy("record")
        texts_of = by_record.agg(f.collect_list(entry).alias("texts"))
        lines = spark.read.text(records).where("value <> ''")
        with_id = lines.withColumn("record", f.get_json_object("value", "$.id"))
        rows = with_id.join(texts_of, "record", "left").select("value", "texts")
        # Spark divides rows by their size, but their cost is the check: each core needs some parts to work on.
        rows = rows.repartition(4 * spark.sparkContext.defaultParallelism)
        rows.mapInArrow(CHECKED, from_arrow_schema(FINDINGS_SCHEMA)).write.json(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
