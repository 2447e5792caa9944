"""What stands on disk: folders walked for records, and files written whole or not at all."""

from diplovisit.files.placing import UnfinishedWrite, finish, one_set, unfinished
from diplovisit.files.walk import LOCK_SUFFIX, RECORD_SUFFIXES, NoSuchPath, record_files
from diplovisit.files.write import UnsafePath, write_all, write_whole

__all__ = [
    "LOCK_SUFFIX",
    "RECORD_SUFFIXES",
    "NoSuchPath",
    "UnfinishedWrite",
    "UnsafePath",
    "finish",
    "one_set",
    "record_files",
    "unfinished",
    "write_all",
    "write_whole",
]
