"""JSON: the canonical form of a record (RFC 8785), and the same content laid out for people."""

import json

from diplovisit.converters import unstructure
from diplovisit.record import Visit

# MERGED: JSON of plain documents: the canonical form of RFC 8785, and the same content laid out for people.


def canonical_document(document: object) -> bytes:
    """The canonical JSON of a document whose keys are ASCII and whose numbers are whole and below 2^53.

    Sorted compact JSON is then all that RFC 8785, sections 3.2.2 and 3.2.3, asks for.

    >>> canonical_document({"title": "Çankırı", "revision": 1})
    b'{"revision":1,"title":"\\xc3\\x87ank\\xc4\\xb1r\\xc4\\xb1"}'
    """
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def pretty_document(document: object) -> bytes:
    """A field a line, in the order of the document, two blanks deep."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def canonical_json(visit: Visit) -> bytes:
    """The canonical JSON of a record, without a line break at its end: the same record, the same bytes.

    A record has text keys in ASCII, no floats, and whole numbers below 2^53.
    """
    return canonical_document(unstructure(visit))


def pretty_json(visit: Visit) -> bytes:
    """The same content for people and for diffs: fields in the order of their declaration, a line each."""
    return pretty_document(unstructure(visit))
