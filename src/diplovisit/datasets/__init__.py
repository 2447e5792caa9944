"""Data sets of travels that others publish: each a table of how its fields map to ours, read by one program."""

from typing import Final

from diplovisit.datasets.colt import COLT
from diplovisit.datasets.legs_to_records import companions_of, compose_record, journeys, record_id
from diplovisit.datasets.model import CannotRead, DataSet, Documented, FieldMapping, Leg
from diplovisit.datasets.records_to_legs import legs_of
from diplovisit.datasets.rows_to_legs import LegReader
from diplovisit.datasets.rules import RULES
from diplovisit.datasets.state_department import STATE_DEPARTMENT

DATA_SETS: Final = {data_set.name: data_set for data_set in (STATE_DEPARTMENT, COLT)}
"""Every data set there is, by the name that the command calls it by."""

__all__ = [
    "COLT",
    "DATA_SETS",
    "RULES",
    "STATE_DEPARTMENT",
    "CannotRead",
    "DataSet",
    "Documented",
    "FieldMapping",
    "Leg",
    "LegReader",
    "companions_of",
    "compose_record",
    "journeys",
    "legs_of",
    "record_id",
]
