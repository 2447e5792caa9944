"""The tables that a record falls into, read off the shapes: what a relational store of records has.

A class whose nodes stand in a list has a table, and so has a list of texts. A node that stands alone becomes columns of
the row it belongs to (`quantity_value`). Whatever hangs on another row has the key of that row, and every list has a
`position`, so that the tables alone make up the record again, in whatever order their rows stand.

Only what English wants and no shape says is written down here: the names in `_TABLES` and `_ITEMS`.
"""

import functools
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from diplovisit.record.constraints import RefersTo, WholeRule
from diplovisit.record.shapes import (
    ChoiceShape,
    FieldShape,
    FlagShape,
    ListShape,
    NodeShape,
    TextShape,
    ValueShape,
    WholeShape,
    documentation,
    node_shape,
)

Leaf: TypeAlias = TextShape | ValueShape | ChoiceShape | WholeShape | FlagShape
"""The shape of what fits into a cell."""

_TABLES = {"PreviousDates": "previous_dates", "Topic": "topics"}
"""Tables whose name is not that of the field that holds their rows."""

_ITEMS = {
    "sending": "country",
    "aliases": "alias",
    "purposes": "purpose",
    "outcomes": "outcome",
    "subjects": "subject",
    "stops": "stop",
    "disjoint_with": "other_claim",
    "sources": "source",
    "inputs": "input",
    "notes": "note",
}
"""One of a list of texts, where it is not called as the list is."""


@attrs.frozen(kw_only=True)
class Column:
    """A column of a table.

    `path` is where its value stands in the node of a row: two names for a node that stands alone, and none for a key
    and for the text of a list. `nullable` is true where a cell may be empty. `presence` marks the column of a node that
    stands alone and may have nothing in it: true there, empty everywhere else.
    """

    name: str
    shape: Leaf
    nullable: bool
    doc: str
    path: tuple[str, ...] = ()
    presence: bool = False

    @property
    def is_free_text(self) -> bool:
        """Whether a text in it may begin with anything at all, so that a spreadsheet must be kept from acting on it."""
        return isinstance(self.shape, TextShape) and self.shape.rule.fullmatch("'=") is not None


@attrs.frozen(kw_only=True)
class ForeignKey:
    """Columns whose cells, where none of them is empty, are those of a row of another table."""

    columns: tuple[str, ...]
    table: str
    referred: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ParentList:
    """A list that the rows of a table stand in: its field, and the table that has the field.

    `column` has the key of that row; None for the root, whose key every row has.
    """

    table: str
    field: str
    column: str | None


@attrs.frozen(kw_only=True)
class Table:
    """A table: a row a node, or a text of a list.

    `key` are the columns that tell its rows apart; where several classes hold the same kind of node, one of them is
    empty in every row. `holders` are the lists its rows stand in, none for the root. `cls` is the class of its nodes,
    None for texts.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    holders: tuple[ParentList, ...]
    cls: type | None

    @functools.cached_property
    def by_name(self) -> dict[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}

    @property
    def row_key(self) -> str:
        """The column that tells a row from the others of its record: what the rows that hang on it refer to."""
        return "id" if "id" in self.by_name else "position"


@attrs.frozen(kw_only=True)
class _List:
    """A list somewhere in the record: the class that has it, None for texts, and the field."""

    owner: NodeShape
    field: FieldShape
    item: NodeShape | TextShape
    at_most: int

    @property
    def table(self) -> str:
        if isinstance(self.item, NodeShape):
            return _TABLES.get(self.item.cls.__name__, self.field.name)
        # The lists of the root are the record's own; those of other classes have their owner's name before them.
        return self.field.name if _is_root(self.owner) else f"{_singular(self.owner)}_{self.field.name}"


@functools.cache
def tables(cls: type) -> tuple[Table, ...]:
    """The tables of a class of record, the root first, then in the order of declaration.

    Raises TypeError for a shape that no table can have.

    >>> from diplovisit.record import Visit
    >>> visits, sending, people, *rest = tables(Visit)
    >>> [column.name for column in sending.columns]
    ['visit', 'position', 'country']
    >>> people.key, people.foreign_keys[0].table
    (('visit', 'id'), 'visits')
    """
    root = node_shape(cls)
    by_name: dict[str, list[_List]] = {}
    for found in _lists(root):
        known = by_name.setdefault(found.table, [])
        # The nodes of one class, held here and there, have the same lists in them.
        if found not in known:
            known.append(found)
    columns = tuple(_columns(root))
    name, doc = _plural(root), _doc(root)
    first = Table(name=name, doc=doc, columns=columns, key=("id",), foreign_keys=(), holders=(), cls=root.cls)
    return (first, *(_table(root, name, held) for name, held in by_name.items()))


def _lists(owner: NodeShape) -> Iterator[_List]:
    for field in owner.fields:
        match field.shape:
            case ListShape(item=NodeShape() | TextShape() as item, at_most=at_most):
                yield _List(owner=owner, field=field, item=item, at_most=at_most)
                if isinstance(item, NodeShape):
                    yield from _lists(item)
            case ListShape(item=item):
                raise TypeError(f"{owner.cls.__name__}.{field.name}: a list of {type(item).__name__} has no table")


def _is_root(shape: NodeShape) -> bool:
    # Only a whole record has a version of its schema.
    return "format" in shape.by_name


def _singular(shape: NodeShape) -> str:
    return shape.cls.__name__.lower()


def _plural(shape: NodeShape) -> str:
    return f"{_singular(shape)}s"


def _doc(shape: NodeShape) -> str:
    return documentation(shape.cls).partition("\n")[0]


def _table(root: NodeShape, name: str, held: list[_List]) -> Table:
    visit, home = _singular(root), _plural(root)
    item = held[0].item
    owners = [found.owner for found in held if not _is_root(found.owner)]
    parents = [_parent_column(owner, nullable=len(held) > 1) for owner in owners]
    position = Column(
        name="position",
        shape=WholeShape(rule=WholeRule(least=1, greatest=max(found.at_most for found in held))),
        nullable=False,
        doc="The place in the list, from 1; it gives the order, and may have gaps.",
    )
    own = _own_columns(held[0])
    key = Column(name=visit, shape=_key_shape(root), nullable=False, doc=f"The id of the {visit}.")
    columns = (key, *parents, position, *own)
    if len({column.name for column in columns}) < len(columns):
        raise TypeError(f"the table {name} would have two columns of one name")
    has_id = isinstance(item, NodeShape) and "id" in item.by_name
    return Table(
        name=name,
        doc=_doc(item) if isinstance(item, NodeShape) else held[0].field.doc,
        columns=columns,
        key=(visit, "id") if has_id else (visit, *(parent.name for parent in parents), "position"),
        foreign_keys=(
            ForeignKey(columns=(visit,), table=home, referred=("id",)),
            *(_to_parent(root, owner) for owner in owners),
            *_references(root, own),
        ),
        holders=tuple(
            ParentList(
                table=home if _is_root(found.owner) else _home(root, found.owner).table,
                field=found.field.name,
                column=None if _is_root(found.owner) else _singular(found.owner),
            )
            for found in held
        ),
        cls=item.cls if isinstance(item, NodeShape) else None,
    )


def _home(root: NodeShape, shape: NodeShape) -> _List:
    """The list that the nodes of a class stand in."""
    return next(found for found in _lists(root) if found.item is shape)


def _key_shape(shape: NodeShape) -> Leaf:
    key = shape.by_name["id"].shape
    if not isinstance(key, TextShape):
        raise TypeError(f"{shape.cls.__name__}.id is no text")
    return key


def _parent_column(owner: NodeShape, *, nullable: bool) -> Column:
    name = _singular(owner)
    if "id" in owner.by_name:
        return Column(name=name, shape=_key_shape(owner), nullable=nullable, doc=f"The id of the {name} it belongs to.")
    doc = f"The position of the {name} it belongs to."
    return Column(name=name, shape=WholeShape(rule=WholeRule(least=1, greatest=10_000)), nullable=nullable, doc=doc)


def _to_parent(root: NodeShape, owner: NodeShape) -> ForeignKey:
    home = _home(root, owner)
    if "id" not in owner.by_name and not _is_root(home.owner):
        raise TypeError(f"{owner.cls.__name__} has lists, and neither an id nor its place in the record itself")
    key = "id" if "id" in owner.by_name else "position"
    return ForeignKey(columns=(_singular(root), _singular(owner)), table=home.table, referred=(_singular(root), key))


def _own_columns(held: _List) -> tuple[Column, ...]:
    if isinstance(held.item, NodeShape):
        return tuple(_columns(held.item))
    name = _ITEMS.get(held.field.name, held.field.name)
    return (Column(name=name, shape=held.item, nullable=False, doc=held.field.doc),)


def _columns(shape: NodeShape, before: tuple[str, ...] = (), *, optional: bool = False) -> Iterator[Column]:
    for field in shape.fields:
        path = (*before, field.name)
        nullable = optional or not field.required
        match field.shape:
            case ListShape() if before:
                raise TypeError(f"{shape.cls.__name__}.{field.name}: a list in a node that stands alone has no table")
            case ListShape():
                pass
            case NodeShape() as inner:
                if not any(within.required for within in inner.fields):
                    yield _presence(path)
                yield from _columns(inner, path, optional=nullable)
            case leaf:
                yield Column(name="_".join(path), shape=leaf, nullable=nullable, doc=field.doc, path=path)


def _presence(path: tuple[str, ...]) -> Column:
    return Column(
        name="_".join((*path, "empty")),
        shape=FlagShape(),
        nullable=True,
        doc=f"True where there is a {path[-1]} and nothing is in it; else left empty.",
        path=path,
        presence=True,
    )


def _references(root: NodeShape, columns: tuple[Column, ...]) -> Iterator[ForeignKey]:
    nodes = [(found.item, found.table) for found in _lists(root) if isinstance(found.item, NodeShape)]
    homes = {node.cls.__name__: table for node, table in nodes if "id" in node.by_name}
    for column in columns:
        match column.shape:
            case TextShape(reference=RefersTo(classes=(name,), or_code=False, or_elsewhere=False)) if name in homes:
                visit = _singular(root)
                yield ForeignKey(columns=(visit, column.name), table=homes[name], referred=(visit, "id"))
