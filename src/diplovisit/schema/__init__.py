"""The JSON Schema of a record, built from its classes; `diplovisit.schema.validate` validates documents with it."""

from diplovisit.schema.build import SCHEMA_ID, build_schema, schema_text

__all__ = ["SCHEMA_ID", "build_schema", "schema_text"]
