"""What stands on disk: folders walked for records, and files written whole or not at all."""

from diplovisit.files.inside import LeadsOut, is_inside, leads_to_hidden, require_inside
from diplovisit.files.placing import ChangedMeanwhile, Expected, UnfinishedWrite, finish, one_set, unfinished
from diplovisit.files.read import NotAFile, is_there, open_file, read_file
from diplovisit.files.walk import LOCK_SUFFIX, RECORD_SUFFIXES, NoSuchPath, record_files
from diplovisit.files.write import UnsafePath, write_all, write_whole

__all__ = [
    "LOCK_SUFFIX",
    "RECORD_SUFFIXES",
    "ChangedMeanwhile",
    "Expected",
    "LeadsOut",
    "NoSuchPath",
    "NotAFile",
    "UnfinishedWrite",
    "UnsafePath",
    "finish",
    "is_inside",
    "is_there",
    "leads_to_hidden",
    "one_set",
    "open_file",
    "read_file",
    "record_files",
    "require_inside",
    "unfinished",
    "write_all",
    "write_whole",
]
