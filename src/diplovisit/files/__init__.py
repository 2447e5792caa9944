"""Files on disk: folders walked for records, and files written whole or not at all."""

from diplovisit.files.atomic_write import UnsafePath, write_files, write_whole
from diplovisit.files.replacing import (
    ChangedMeanwhile,
    Expected,
    UnfinishedWrite,
    consistent_set,
    recover,
    unfinished_writes,
)
from diplovisit.files.staging import remove_leftovers
from diplovisit.files.walk import (
    LOCK_SUFFIX,
    RECORD_SUFFIXES,
    LeadsOut,
    NoSuchPath,
    NotARegularFile,
    exists_as_anything,
    is_inside,
    leads_to_hidden,
    open_file,
    read_file,
    record_files,
    require_inside,
    require_named_inside,
)

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
    "exists_as_anything",
    "is_inside",
    "leads_to_hidden",
    "open_file",
    "read_file",
    "record_files",
    "recover",
    "remove_leftovers",
    "require_inside",
    "require_named_inside",
    "unfinished_writes",
    "write_files",
    "write_whole",
]
