"""JSON loses nothing, and is the same bytes each time."""

import json

import rfc8785
from hypothesis import given

from diplovisit.converters import structure, unstructure
from diplovisit.exporters.json import canonical_json, pretty_json
from diplovisit.record import Visit
from diplovisit.testing import visits


@given(visits())
def test_both_forms_read_back_equal(visit: Visit) -> None:
    """The canonical form and the one for people hold the whole record."""
    assert structure(json.loads(canonical_json(visit))) == visit
    assert structure(json.loads(pretty_json(visit))) == visit


@given(visits())
def test_the_canonical_form_is_that_of_rfc_8785(visit: Visit) -> None:
    """An implementation of RFC 8785 by other people writes the same bytes."""
    assert canonical_json(visit) == rfc8785.dumps(unstructure(visit))


@given(visits())
def test_decode_and_encode_gives_the_same_bytes(visit: Visit) -> None:
    """A file can be told to be canonical by reading and writing it."""
    assert canonical_json(structure(json.loads(canonical_json(visit)))) == canonical_json(visit)
    assert pretty_json(structure(json.loads(pretty_json(visit)))) == pretty_json(visit)
