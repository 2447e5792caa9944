"""Published data sets of travels: a mapping for each, and one program that reads and writes them all."""

from typing import Final

from diplovisit.datasets.colt import COLT
from diplovisit.datasets.legs_to_journeys import companions_of, journeys, record_id
from diplovisit.datasets.legs_to_records import compose_record
from diplovisit.datasets.model import DataSet, DocumentedFacts, FieldMapping, Leg, UnreadableField
from diplovisit.datasets.records_to_legs import legs_of
from diplovisit.datasets.rows_to_legs import LegReader
from diplovisit.datasets.rules import RULES
from diplovisit.datasets.state_department import STATE_DEPARTMENT
from diplovisit.datasets.state_department_visits import STATE_DEPARTMENT_VISITS

DATA_SETS: Final = {data_set.name: data_set for data_set in (STATE_DEPARTMENT, STATE_DEPARTMENT_VISITS, COLT)}
"""Every data set, by its name on the command line."""

__all__ = [
    "COLT",
    "DATA_SETS",
    "RULES",
    "STATE_DEPARTMENT",
    "STATE_DEPARTMENT_VISITS",
    "DataSet",
    "DocumentedFacts",
    "FieldMapping",
    "Leg",
    "LegReader",
    "UnreadableField",
    "companions_of",
    "compose_record",
    "journeys",
    "legs_of",
    "record_id",
]
