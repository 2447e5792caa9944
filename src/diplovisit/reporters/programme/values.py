"""A programme as values: what a renderer shows, in the order in which it shows it. All texts are unescaped."""

import attrs


@attrs.frozen(kw_only=True)
class Item:
    """One thing that is said.

    label: what it is, such as "Status", or the hour of an engagement; "" for none. text: what is said. mark: a word
    that must not be overlooked, such as "cancelled"; "" for none. is_off: whether the mark says that it does not take
    place. notes: what follows in small print, each on a line of its own. moment: the hour as an RFC 3339 time, in the
    zone of its stop; "" where no moment is known.
    """

    label: str = ""
    text: str
    mark: str = ""
    is_off: bool = False
    notes: tuple[str, ...] = ()
    moment: str = ""


@attrs.frozen(kw_only=True)
class ItemGroup:
    """Items that belong together below a title, such as a day, or open questions of a kind; "" for no title."""

    title: str = ""
    items: tuple[Item, ...]


@attrs.frozen(kw_only=True)
class Section:
    """A part of a programme.

    lead: what is said before its groups. is_open: whether it needs a person's answer. mark: "cancelled" or "postponed"
    for a stop that does not take place, otherwise "".
    """

    title: str
    mark: str = ""
    lead: tuple[Item, ...] = ()
    groups: tuple[ItemGroup, ...] = ()
    is_open: bool = False


@attrs.frozen(kw_only=True)
class Programme:
    """One visit as a person reads it. origin: which record it is, at which revision, from which file."""

    record: str
    title: str
    head: tuple[Item, ...]
    sections: tuple[Section, ...]
    origin: str
