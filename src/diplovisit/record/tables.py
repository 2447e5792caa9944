"""The relational tables of a record, derived from the shapes of its classes.

Each class whose nodes are in a list has a table, and so has each list of texts. A single node becomes columns of its
parent's row (`quantity_value`). A child row has the key of its parent's row, and every list has a `position`. So the
record can be rebuilt from the tables alone, whatever the order of their rows.

A column with dates is followed by two columns with the first and the last day that the date can mean. These are
derived: programs select by them, and no record is built from them.

Only the names in `_TABLES`, `_ITEMS` and `_COLUMNS` are written here: English needs the first two, and SQL the third.
No name is a reserved word of SQL, so that a query needs no quotes.
"""

import datetime
import functools
from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from diplovisit.record.constraints import RefersTo, TextRule, WholeRule
from diplovisit.record.edtf import Edtf
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
"""The shape of a value that fits into a cell."""

POSITION: Final = "list_position"
"""The column with the place of a row in its list. POSITION is a reserved word of SQL."""

_DAY: Final = ValueShape(
    cls=datetime.date,
    rule=TextRule(
        name="day",
        expected="a day, such as 2025-03-07",
        example="2025-03-07",
        pattern="[0-9]{4}-[0-9]{2}-[0-9]{2}",
        longest=10,
    ),
    read=datetime.date.fromisoformat,
    write=datetime.date.isoformat,
)

_TABLES = {"PreviousDates": "previous_dates", "Topic": "topics", "Absence": "absences", "Ignored": "ignored"}
"""The names of tables that differ from the name of the list field. ABSENT and IGNORE are reserved words of SQL."""

_COLUMNS = {
    "by": "vouched_by",
    "end": "end_offset",
    "language": "language_tag",
    "offset": "time_offset",
    "rank": "office_rank",
    "set": "set_on",
    "start": "start_offset",
    "value": "identifier",
    "when": "when_edtf",
}
"""The names of columns that differ from the name of the field, because that is a reserved word of SQL."""

_FORMER_TABLES = {"absences": "absent", "ignored": "ignore"}

_ITEMS = {
    "sending": "country",
    "sending_territories": "territory",
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
"""The name of one item of a list of texts, if it differs from the name of the list."""


@attrs.frozen(kw_only=True)
class Column:
    """A column of a table.

    nullable: whether a cell may be empty.
    path: where the value is in the node of a row: two names for a value in a single node, and none for a key and for
        the text of a list.
    presence: whether it shows that a single node exists but is empty. Its cell is true there, and empty otherwise.
    former: its name in tables that were written before the columns were renamed; None if that is the same.
    day_of: the name of the column with the date whose first or last day this is; None for any other column.
    many: whether a cell of the flat table has several values, joined with "; ".
    derived: whether other columns of the row say it, too, so that no record is built from it.
    """

    name: str
    shape: Leaf
    nullable: bool
    doc: str
    path: tuple[str, ...] = ()
    presence: bool = False
    former: str | None = None
    day_of: str | None = None
    many: bool = False
    derived: bool = False

    @property
    def is_free_text(self) -> bool:
        """Whether its texts may begin with any character, so that a spreadsheet could run them as formulas."""
        return isinstance(self.shape, TextShape) and self.shape.rule.fullmatch("'=") is not None


@attrs.frozen(kw_only=True)
class ForeignKey:
    """Columns that refer to a row of another table, unless one of their cells is empty."""

    columns: tuple[str, ...]
    table: str
    referred: tuple[str, ...]


@attrs.frozen(kw_only=True)
class ParentList:
    """A list that contains the rows of a table: its field, and the table that has the field.

    column: the column with the key of the parent row; None for the root, because every row has the root's key.
    """

    table: str
    field: str
    column: str | None


@attrs.frozen(kw_only=True)
class Table:
    """A table with one row per node, or one row per text of a list.

    key: the columns that identify a row. If several classes have lists of the same kind of node, one of these columns
        is empty in every row.
    holders: the lists that contain its rows; none for the root.
    cls: the class of its nodes; None for texts.
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
        """The column that identifies a row within its record; child rows refer to it."""
        return "id" if "id" in self.key else POSITION

    @property
    def former(self) -> str | None:
        """Its name in exports from before the tables were renamed; None if that is the same."""
        return _FORMER_TABLES.get(self.name)

    @functools.cached_property
    def stored_columns(self) -> tuple[Column, ...]:
        """The columns that a record is built from: all but the derived days."""
        return tuple(column for column in self.columns if not column.derived)

    @functools.cached_property
    def former_names(self) -> dict[str, str]:
        """The columns whose name was another in earlier exports: former name to present name."""
        return {column.former: column.name for column in self.columns if column.former is not None}


@attrs.frozen(kw_only=True)
class _List:
    """A list in the record: the class that has it, its field, and the shape of its items."""

    owner: NodeShape
    field: FieldShape
    item: NodeShape | TextShape
    at_most: int

    @property
    def table(self) -> str:
        if isinstance(self.item, NodeShape):
            return _TABLES.get(self.item.cls.__name__, self.field.name)
        # A list of texts has its owner's name as a prefix, except the lists of the root.
        return self.field.name if _is_root(self.owner) else f"{_singular(self.owner)}_{self.field.name}"


@functools.cache
def tables(cls: type) -> tuple[Table, ...]:
    """Returns the tables of a class of record: the root first, then in the order of declaration.

    Raises TypeError for a shape that no table can have.

    >>> from diplovisit.record import Visit
    >>> visits, sending, territories, people, *rest = tables(Visit)
    >>> [column.name for column in sending.columns]
    ['visit', 'list_position', 'country']
    >>> people.key, people.foreign_keys[0].table
    (('visit', 'id'), 'visits')
    """
    root = node_shape(cls)
    by_name: dict[str, list[_List]] = {}
    for node_list in _lists(root):
        table_lists = by_name.setdefault(node_list.table, [])
        # A class that is used in several lists has the same inner lists each time.
        if node_list not in table_lists:
            table_lists.append(node_list)
    columns = tuple(_columns(root))
    name, doc = _plural(root), _doc(root)
    first = Table(name=name, doc=doc, columns=columns, key=("id",), foreign_keys=(), holders=(), cls=root.cls)
    return (first, *(_table(root, name, lists) for name, lists in by_name.items()))


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


def _table(root: NodeShape, name: str, lists: list[_List]) -> Table:
    visit, home = _singular(root), _plural(root)
    item = lists[0].item
    owners = [node_list.owner for node_list in lists if not _is_root(node_list.owner)]
    parents = [_parent_column(owner, nullable=len(lists) > 1) for owner in owners]
    position = Column(
        name=POSITION,
        former="position",
        shape=WholeShape(rule=WholeRule(least=1, greatest=max(node_list.at_most for node_list in lists))),
        nullable=False,
        doc="The place in the list, from 1; it gives the order, and may have gaps.",
    )
    own = _own_columns(lists[0])
    key = Column(name=visit, shape=_key_shape(root), nullable=False, doc=f"The id of the {visit}.")
    columns = (key, *parents, position, *own)
    if len({column.name for column in columns}) < len(columns):
        raise TypeError(f"the table {name} would have two columns of one name")
    has_id = isinstance(item, NodeShape) and item.has_id
    return Table(
        name=name,
        doc=_doc(item) if isinstance(item, NodeShape) else lists[0].field.doc,
        columns=columns,
        key=(visit, "id") if has_id else (visit, *(parent.name for parent in parents), POSITION),
        foreign_keys=(
            ForeignKey(columns=(visit,), table=home, referred=("id",)),
            *(_to_parent(root, owner) for owner in owners),
            *_references(root, own),
        ),
        holders=tuple(
            ParentList(
                table=home if _is_root(node_list.owner) else _home(root, node_list.owner).table,
                field=node_list.field.name,
                column=None if _is_root(node_list.owner) else _singular(node_list.owner),
            )
            for node_list in lists
        ),
        cls=item.cls if isinstance(item, NodeShape) else None,
    )


def _home(root: NodeShape, shape: NodeShape) -> _List:
    """Returns the list that contains the nodes of a class."""
    return next(node_list for node_list in _lists(root) if node_list.item is shape)


def _key_shape(shape: NodeShape) -> Leaf:
    key = shape.by_name["id"].shape
    if not isinstance(key, TextShape):
        raise TypeError(f"{shape.cls.__name__}.id is no text")
    return key


def _parent_column(owner: NodeShape, *, nullable: bool) -> Column:
    name = _singular(owner)
    if owner.has_id:
        return Column(name=name, shape=_key_shape(owner), nullable=nullable, doc=f"The id of the {name} it belongs to.")
    doc = f"The position of the {name} it belongs to."
    return Column(name=name, shape=WholeShape(rule=WholeRule(least=1, greatest=10_000)), nullable=nullable, doc=doc)


def _to_parent(root: NodeShape, owner: NodeShape) -> ForeignKey:
    home = _home(root, owner)
    if not owner.has_id and not _is_root(home.owner):
        raise TypeError(f"{owner.cls.__name__} has lists, and neither an id nor its place in the record itself")
    key = "id" if owner.has_id else POSITION
    return ForeignKey(columns=(_singular(root), _singular(owner)), table=home.table, referred=(_singular(root), key))


def _own_columns(node_list: _List) -> tuple[Column, ...]:
    if isinstance(node_list.item, NodeShape):
        return tuple(_columns(node_list.item))
    name = _ITEMS.get(node_list.field.name, node_list.field.name)
    return (Column(name=name, shape=node_list.item, nullable=False, doc=node_list.field.doc),)


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
                former = "_".join(path)
                name = _COLUMNS.get(former, former)
                is_renamed = name != former
                yield Column(
                    name=name,
                    shape=leaf,
                    nullable=nullable,
                    doc=field.doc,
                    path=path,
                    former=former if is_renamed else None,
                )
                if isinstance(leaf, ValueShape) and leaf.cls is Edtf:
                    yield from _days(name, former, path)


def _days(name: str, former: str, path: tuple[str, ...]) -> Iterator[Column]:
    for end, field, which in (("first_day", "lower", "earliest"), ("last_day", "upper", "latest")):
        day = end if former == "when" else f"{name}_{end}"
        yield Column(
            name=day,
            shape=_DAY,
            nullable=True,
            doc=f"The {which} day that {name} can mean; empty where that end is open or unknown.",
            path=(*path, field),
            former=f"{former}_{end}" if day != f"{former}_{end}" else None,
            day_of=name,
            derived=True,
        )


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
    nodes = [(node_list.item, node_list.table) for node_list in _lists(root) if isinstance(node_list.item, NodeShape)]
    homes = {node.cls.__name__: table for node, table in nodes if node.has_id}
    for column in columns:
        match column.shape:
            case TextShape(reference=RefersTo(classes=(name,), or_code=False, or_elsewhere=False)) if name in homes:
                visit = _singular(root)
                yield ForeignKey(columns=(visit, column.name), table=homes[name], referred=(visit, "id"))
