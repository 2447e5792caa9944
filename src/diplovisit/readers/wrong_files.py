"""Recognises files of another kind: a web page, a workbook, a pointer of Git LFS, an unresolved merge."""

import re

from diplovisit.lazy_patterns import lazy_pattern
from diplovisit.readers import syntax_rules
from diplovisit.readers.documents import SyntaxFaults

_WEB_PAGE = lazy_pattern(r"\s*(<!doctype|<html|<head|<body|<\?xml|<!--)", re.IGNORECASE)
# https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: the first line of a pointer names this address.
_POINTER = "version https://git-lfs.github.com/spec/"
# git-merge(1), "How conflicts are presented"; ||||||| precedes the ancestor in the diff3 style.
_MARKER = lazy_pattern(r"^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)[^\r\n]*", re.MULTILINE)


_KINDS = (
    (
        lazy_pattern(r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?mso-application[^>]*>\s*)?<(?:\w+:)?Workbook\b"),
        "a 2003 XML workbook",
    ),
    (lazy_pattern(r"\s*(?:<\?xml[^>]*>\s*)?<office:document\b"), "a flat OpenDocument spreadsheet"),
    (lazy_pattern(r"\s*<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE), "a web page"),
    (lazy_pattern(r"\s*<\?xml\b"), "an XML file"),
    (lazy_pattern(r"%PDF-"), "a PDF"),
    (lazy_pattern(r"\{\\rtf"), "a word processor document"),
    (lazy_pattern(r"\x1f\x8b\x08"), "a gzip file"),
    (lazy_pattern("7z\xbc\xaf|Rar!\x1a|BZh[1-9]1AY|\ufffd?7zXZ"), "an archive"),
    (lazy_pattern(r"SQLite format 3\0"), "an SQLite database"),
    (lazy_pattern(r"PAR1"), "a Parquet table"),
    (lazy_pattern(re.escape(_POINTER)), "a Git LFS pointer"),
)


def foreign_kind(text: str) -> str | None:
    """Names the kind of a file that is no sheet of CSV, by how its text begins. None for a text that may be one.

    >>> foreign_kind("<html><table>"), foreign_kind("Visitor,Arrival"), foreign_kind("<b>,c")
    ('a web page', None, None)
    """
    start = text[:1_000]
    return next((kind for pattern, kind in _KINDS if pattern.match(start)), None)


def report_wrong_file_kind(text: str, faults: SyntaxFaults) -> None:
    """Adds the faults of a text of another kind. It never adds a fault to a text that is JSON.

    >>> from diplovisit.formats.positions import Lines
    >>> text = "<!DOCTYPE html>\\n<title>Not found</title>"
    >>> faults = SyntaxFaults(Lines(text))
    >>> report_wrong_file_kind(text, faults)
    >>> faults.in_order()[0].sentence
    'this is a web page, not a record'
    """
    if text.startswith("PK\x03\x04"):
        remedy = "export the records from the program that made it, as YAML or JSON"
        sentence = "this is a ZIP archive, such as an Excel workbook or a Word document, not a record"
        faults.add(syntax_rules.ANOTHER_KIND_OF_FILE, (0, 4), sentence, remedy)
    elif page := _WEB_PAGE.match(text):
        remedy = "download the file itself; on GitHub, use the button Raw"
        faults.add(syntax_rules.ANOTHER_KIND_OF_FILE, page.span(1), "this is a web page, not a record", remedy)
    elif text.startswith(_POINTER):
        sentence = "this is a Git LFS pointer, not the file itself"
        faults.add(syntax_rules.ANOTHER_KIND_OF_FILE, (0, len(text)), sentence, "run `git lfs pull`")
    elif "<<<<<<<" in text or ">>>>>>>" in text or text.strip() in ("=======", "|||||||"):
        # ======= alone is no conflict in a file, but it is one as a line of JSON Lines.
        markers = list(_MARKER.finditer(text))
        if any(marker[1][0] in "<>" for marker in markers) or text.strip() == "".join(m[0] for m in markers):
            for marker in markers:
                sentence = f"found the merge conflict marker {marker[1]}"
                faults.add(syntax_rules.MERGE_CONFLICT, marker.span(), sentence)
