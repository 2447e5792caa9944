"""Tests that JSON keeps the whole record and is always the same bytes."""

import json

import rfc8785
from hypothesis import given

from diplovisit.converters import structure, unstructure
from diplovisit.exporters.json import canonical_json, pretty_json
from diplovisit.record import Visit
from diplovisit.testing import visits


@given(visits())
def test_both_forms_read_back_equal(visit: Visit) -> None:
    """The canonical form and the form for people both read back as an equal record."""
    assert structure(json.loads(canonical_json(visit))) == visit
    assert structure(json.loads(pretty_json(visit))) == visit


@given(visits())
def test_the_canonical_form_is_that_of_rfc_8785(visit: Visit) -> None:
    """An independent implementation of RFC 8785 writes the same canonical bytes."""
    assert canonical_json(visit) == rfc8785.dumps(unstructure(visit))


@given(visits())
def test_decode_and_encode_gives_the_same_bytes(visit: Visit) -> None:
    """Reading a file and writing it again gives the same bytes, so a program can check that a file is canonical."""
    assert canonical_json(structure(json.loads(canonical_json(visit)))) == canonical_json(visit)
    assert pretty_json(structure(json.loads(pretty_json(visit)))) == pretty_json(visit)
