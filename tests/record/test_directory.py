"""The directory of a record: its addresses, worked out for one node and for all of them at once."""

from hypothesis import given

from diplovisit import Visit, unstructure
from diplovisit.record import Directory, node_shape
from diplovisit.testing import visits


@given(visits())
def test_the_addresses_of_all_nodes_are_those_of_each(visit: Visit) -> None:
    """Of a record, and of a document in which everything has the same id, so that most goes by position."""
    document = unstructure(visit)
    for group in ("people", "stops", "sources"):
        for node in document[group]:
            node["id"] = "same"
    for root in (visit, document):
        directory = Directory(root, node_shape(Visit))
        assert directory.addresses_of_nodes == tuple(directory.address(entry.path) for entry in directory.entries)
