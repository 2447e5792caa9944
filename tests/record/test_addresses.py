"""The addresses in the directory of a record."""

from hypothesis import given

from diplovisit import Visit, unstructure
from diplovisit.record import Directory, node_shape
from diplovisit.testing import visits


@given(visits())
def test_the_addresses_of_all_nodes_are_those_of_each(visit: Visit) -> None:
    """The list of all addresses equals the single addresses, in a record and in a document with only one id for all nodes."""
    document = unstructure(visit)
    for group in ("people", "stops", "sources"):
        for node in document[group]:
            node["id"] = "same"
    for root in (visit, document):
        directory = Directory(root, node_shape(Visit))
        assert directory.addresses_of_nodes == tuple(directory.address(entry.path) for entry in directory.entries)
