"""JSON: the canonical form of a record (RFC 8785), and the same content formatted for people."""

import json
from typing import Final

from diplovisit.converters import unstructure
from diplovisit.record import Visit

# Made once, because json.dumps with options makes a new encoder for every call. A document cannot contain itself.
_CANONICAL: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":"))


def canonical_document(document: object) -> bytes:
    """Returns the canonical JSON of a document whose keys are ASCII and whose numbers are whole and below 2^53.

    For such a document, sorted compact JSON is all that RFC 8785, sections 3.2.2 and 3.2.3, requires.

    >>> canonical_document({"title": "Çankırı", "revision": 1})
    b'{"revision":1,"title":"\\xc3\\x87ank\\xc4\\xb1r\\xc4\\xb1"}'
    """
    return _CANONICAL.encode(document).encode()


def pretty_document(document: object) -> bytes:
    """Returns JSON with one field per line, in the order of the document, indented by two blanks.

    >>> pretty_document({"title": "Talks", "revision": 1}).splitlines()
    [b'{', b'  "title": "Talks",', b'  "revision": 1', b'}']
    """
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def canonical_json(visit: Visit) -> bytes:
    """Returns the canonical JSON of a record, without a line break at the end. The same record gives the same bytes.

    A record meets the conditions of `canonical_document`: ASCII keys, no floats, whole numbers below 2^53.

    >>> from diplovisit import load
    >>> canonical_json(load("seeds/misri-russia/visit.yaml"))[:22]
    b'{"absent":[{"about":"r'
    """
    return canonical_document(unstructure(visit))


def pretty_json(visit: Visit) -> bytes:
    """Returns the same content for people and for diffs: one field per line, in the order of declaration.

    >>> from diplovisit import load
    >>> pretty_json(load("seeds/misri-russia/visit.yaml")).splitlines()[1]
    b'  "format": 1,'
    """
    return pretty_document(unstructure(visit))
