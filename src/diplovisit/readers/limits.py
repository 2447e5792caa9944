"""How large, deep and long a document may be: the bounds that keep a hostile file from taking the machine down."""

LARGEST = 10_000_000
"""Bytes of a document: a file of JSON or YAML, a line of JSON Lines. A record of the seed's kind has 10,000."""

MOST_VALUES = 250_000
"""Values of a document, the lists and mappings among them. A record has some hundreds; 10 MB can hold five million."""

DEEPEST = 100
"""Lists and mappings inside one another; a record is six deep."""

LONGEST_NUMBER = 300
"""Characters of a JSON number. A float has 17 digits that count; Python refuses whole numbers of 4,300 digits."""

MOST_FAULTS = 100
"""Faults told of one document: a file of 10 MB could hold millions of duplicate keys."""

MOST_FAULTS_OF_SHAPE = 1_000
"""Faults told of a document that was read, and is no record: each may ask what was meant, and keeps its line."""
