"""JSON of plain documents: the canonical form of RFC 8785, and the same content laid out for people."""

import json


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
