"""JSON: the canonical form of RFC 8785, and the same content laid out for people."""

import json

from diplovisit.converters import unstructure
from diplovisit.record import Visit


def canonical(visit: Visit) -> bytes:
    """The canonical JSON of a record (RFC 8785), without a line break at its end: the same record, the same bytes.

    A record has text keys in ASCII, no floats, and whole numbers below 2^53, so that sorted compact JSON is all that
    RFC 8785, sections 3.2.2 and 3.2.3, asks for.
    """
    document = unstructure(visit)
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def laid_out(visit: Visit) -> bytes:
    """The same content for people and for diffs: fields in the order of their declaration, two blanks, a line each."""
    return (json.dumps(unstructure(visit), ensure_ascii=False, indent=2) + "\n").encode()
