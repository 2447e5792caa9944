"""The order of the fields of a node: after which field a new one belongs."""

from diplovisit.editing.source_form import shape_at, value_at
from diplovisit.findings.rule import FieldPath
from diplovisit.readers.documents import Document
from diplovisit.record.shapes import NodeShape


def predecessor_of(document: Document, holder: FieldPath, name: str) -> str | None:
    """Returns the field after which a new field belongs, in the order of the schema; None if it is the first.

    >>> from diplovisit.readers.yaml_reader import read_yaml
    >>> from diplovisit.record import Visit, node_shape
    >>> document = read_yaml("id: a\\nstatus: held\\n", name="visit.yaml", shape=node_shape(Visit))
    >>> predecessor_of(document, (), "title"), predecessor_of(document, (), "format")
    ('id', None)
    """
    fields, shape = value_at(document.data, holder), shape_at(holder)
    if not isinstance(fields, dict):
        return None
    names = list(fields)
    if not isinstance(shape, NodeShape) or name not in shape.by_name:
        return names[-1] if names else None
    order = {field: index for index, field in enumerate(shape.by_name)}
    earlier = [other for other in names if order.get(other, len(order)) < order[name]]
    return max(earlier, key=lambda other: order[other], default=None)
