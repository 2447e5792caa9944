"""JSON: the canonical form of a record (RFC 8785), and the same content laid out for people."""

from diplovisit.converters import unstructure
from diplovisit.exporters.plain_json import canonical_document, pretty_document
from diplovisit.record import Visit


def canonical_json(visit: Visit) -> bytes:
    """The canonical JSON of a record, without a line break at its end: the same record, the same bytes.

    A record has text keys in ASCII, no floats, and whole numbers below 2^53.
    """
    return canonical_document(unstructure(visit))


def pretty_json(visit: Visit) -> bytes:
    """The same content for people and for diffs: fields in the order of their declaration, a line each."""
    return pretty_document(unstructure(visit))
