"""The generated functions of the converters come from the declarations, and never from a record."""

import ast

from diplovisit.converters.generated import _Writer
from diplovisit.record import Visit, node_shape
from diplovisit.record.shapes import ListShape, NodeShape, Shape


def test_generated_functions_are_made_of_the_declarations_alone() -> None:
    """The functions that build records are the same each time, and contain no texts except names of our fields."""
    first, again = _Writer(holds_references=True), _Writer(holds_references=True)
    first.node(node_shape(Visit))
    again.node(node_shape(Visit))
    assert first.lines == again.lines
    tree = ast.parse("\n".join(first.lines))
    assert all(isinstance(node, ast.FunctionDef) for node in tree.body)
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    names = {field.name for shape in _nodes() for field in shape.fields}
    assert texts
    assert texts <= names | {shape.cls.__name__ for shape in _nodes()}


def _nodes() -> list[NodeShape]:
    """Returns the shape of a record, and those of all classes in it."""
    waiting: list[Shape] = [node_shape(Visit)]
    seen: list[NodeShape] = []
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, ListShape):
            waiting.append(shape.item)
        elif isinstance(shape, NodeShape) and shape not in seen:
            seen.append(shape)
            waiting += [field.shape for field in shape.fields]
    return seen
