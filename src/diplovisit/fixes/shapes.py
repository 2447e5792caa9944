"""The shape of the field at a path of a record."""

from diplovisit.record import Visit, node_shape
from diplovisit.record.finding import FieldPath
from diplovisit.record.shapes import ListShape, NodeShape, Shape


def shape_at(path: FieldPath) -> Shape | None:
    """What a record wants at a path; None where it has no such field.

    >>> type(shape_at(("stops", 0, "when"))).__name__, shape_at(("stops", 0, "no-such-field"))
    ('ValueShape', None)
    """
    shape: Shape = node_shape(Visit)
    for step in path:
        if isinstance(shape, NodeShape) and step in shape.by_name:
            shape = shape.by_name[str(step)].shape
        elif isinstance(shape, ListShape) and isinstance(step, int):
            shape = shape.item
        else:
            return None
    return shape
