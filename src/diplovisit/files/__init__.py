"""What stands on disk: folders walked for records, and files written whole or not at all."""

from diplovisit.files.inside import LeadsOut, is_inside, leads_to_hidden, require_inside
from diplovisit.files.placing import (
    ChangedMeanwhile,
    Expected,
    UnfinishedWrite,
    consistent_set,
    recover,
    unfinished_writes,
)
from diplovisit.files.read import NotARegularFile, is_there, open_file, read_file
from diplovisit.files.walk import LOCK_SUFFIX, RECORD_SUFFIXES, NoSuchPath, record_files
from diplovisit.files.write import UnsafePath, write_files, write_whole

__all__ = [
    "LOCK_SUFFIX",
    "RECORD_SUFFIXES",
    "ChangedMeanwhile",
    "Expected",
    "LeadsOut",
    "NoSuchPath",
    "NotARegularFile",
    "UnfinishedWrite",
    "UnsafePath",
    "consistent_set",
    "is_inside",
    "is_there",
    "leads_to_hidden",
    "open_file",
    "read_file",
    "record_files",
    "recover",
    "require_inside",
    "unfinished_writes",
    "write_files",
    "write_whole",
]
