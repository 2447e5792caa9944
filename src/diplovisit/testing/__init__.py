"""Hypothesis strategies for records, for tests of code that uses the library: `pip install hypothesis` comes first.

The records of `visits` have valid fields, ids and references by construction. Their texts include every hostile text
that a field allows. They need not pass the rules of `diplovisit check`: a generated visit may end before it is held.

    from hypothesis import given
    from diplovisit import export, structure
    from diplovisit.testing import visits

    @given(visits())
    def test_my_store_loses_nothing(visit):
        assert my_store.read(my_store.write(visit)) == visit
"""

from diplovisit.testing.decoding import HOSTILE_TEXTS
from diplovisit.testing.strategies import documents, duration_texts, edtf_texts, visits

__all__ = ["HOSTILE_TEXTS", "documents", "duration_texts", "edtf_texts", "visits"]
