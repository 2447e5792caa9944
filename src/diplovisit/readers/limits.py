"""The limits of the readers: they keep a hostile or damaged file from exhausting the machine.

A cell of CSV has its limit in `formats/csv_rows.py`, because readers and writers of rows share it.
"""

from typing import Final

# Sizes of files

LARGEST_DOCUMENT: Final = 10_000_000
"""Bytes of a document: a file of JSON or YAML, or a line of JSON Lines. A record like the seed has 10,000."""

LARGEST_TABLE: Final = 200_000_000
"""Bytes of a table of a record. 10,000 records like the seed have 12 MB of evidence."""

LARGEST_CALENDAR: Final = 200_000_000
"""Bytes of a calendar file. 10,000 records like the seed have 160 MB."""

LARGEST_CSV: Final = 200_000_000
"""Bytes of a data set in CSV. The 80,000 trips of COLT have some 60 MB."""

LARGEST_WORKBOOK: Final = 200_000_000
"""Bytes of a workbook as it is on the disk. One of 10,000 records has 40 MB."""

LARGEST_XML: Final = 50_000_000
"""Bytes of a data set in XML. The largest file of the State Department has 250,000."""

LARGEST_TOML: Final = 1_000_000
"""Bytes of a file of settings. A file with a thousand suppressions has 200,000."""

LARGEST_DATABASE: Final = 500_000_000
"""Bytes of a database. One of 10,000 records like the examples has 130 MB."""

# What a document may contain

MOST_VALUES: Final = 250_000
"""Values of a document, lists and mappings included. A record has some hundreds; 10 MB can hold five million."""

DEEPEST: Final = 100
"""Nesting levels of lists and mappings, of elements of XML, and of components of a calendar. A record has six."""

LONGEST_NUMBER: Final = 300
"""Characters of a JSON number. A float has 17 significant digits; Python refuses whole numbers of 4,300 digits."""

MOST_CALENDAR_LINES: Final = 1_000_000
"""Unfolded lines of a calendar file. An entry has some twenty."""

MOST_CALENDAR_BREAKS: Final = 5_000_000
"""Line breaks of a calendar file. 200 MB of line breaks alone would take minutes and all of the memory."""

LONGEST_HEADER: Final = 100_000
"""Characters of a data set in CSV that are searched for its header."""

MOST_SHEET_CELLS: Final = 10_000_000
"""Cells of the rectangle that the filled cells of a sheet span. python-calamine takes 32 bytes for each."""

MOST_KEY_PARTS: Final = 100
"""Parts of a dotted key in TOML. tomllib takes quadratic time in them: hours for a key of 1 MB."""

# What is reported

MOST_FAULTS: Final = 100
"""Faults reported for one document. A file of 10 MB could hold millions of duplicate keys."""

MOST_FAULTS_OF_SHAPE: Final = 1_000
"""Faults reported for a document that was read and is no record. Each may search for suggestions, and keeps a line."""

MOST_SCANNED: Final = 1_000_000
"""Characters of an unreadable document that are scanned for the keys of a record. A record like the seed has 10,000."""
