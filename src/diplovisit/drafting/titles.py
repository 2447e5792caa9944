"""The id and the title of a drafted record: our own choice, made of facts that are proven."""

from collections.abc import Iterable
from typing import Final

from diplovisit.drafting.compose import Node, id_word
from diplovisit.english.values import country_name, join_words
from diplovisit.record.constraints import ID
from diplovisit.record.polities import polity

_MOST_COUNTRIES: Final = 4
_LONGEST_ID: Final = 64


def title_of(document: Node) -> str:
    """Returns the title of a composed record: who visits what.

    >>> title_of(
    ...     {
    ...         "people": [{"id": "a", "name": "Ana Soto", "office": "President"}],
    ...         "travellers": [{"person": "a"}],
    ...         "stops": [{"country": "NO"}],
    ...     }
    ... )
    'President Ana Soto visits Norway'
    """
    leader = _leader(document)
    name = leader.get("name")
    office = leader.get("office")
    who = " ".join(part for part in (office, name) if part) if name else f"the {office}"
    codes = _countries(document)
    names = [country_name(code) for code in codes[:_MOST_COUNTRIES]]
    if len(codes) > _MOST_COUNTRIES:
        names.append(f"{len(codes) - _MOST_COUNTRIES} more")
    if names and (kind := _kind_of_no_visit(document)) is not None:
        return f"{kind} visit of {who} to {join_words(names)}"
    title = f"{who} visits {join_words(names) if names else 'abroad'}" if names else f"{who} travels"
    return title[0].upper() + title[1:]


def _kind_of_no_visit(document: Node) -> str | None:
    """A word for a visit that did not come about as it was told, which stays true; None for any other visit."""
    if document.get("status") in {"postponed", "cancelled"}:
        return "Planned"
    return "Reported" if document.get("announcement") == "denied" else None


def record_id_of(document: Node) -> str:
    """Returns an id for a composed record: sender, host, traveller. It has no date.

    Where no sender is known, the traveller is first, so that nobody takes the host for the sender.

    >>> record_id_of(
    ...     {
    ...         "sending": ["IN"],
    ...         "people": [{"id": "misri", "name": "Vikram Misri"}],
    ...         "travellers": [{"person": "misri"}],
    ...         "stops": [{"country": "RU"}],
    ...     }
    ... )
    'in-ru-misri'
    """
    leader = _leader(document)
    senders = document.get("sending", [])[:1] or _of(leader)
    hosts = _countries(document)[:1]
    word = id_word((leader.get("name") or leader.get("office") or "visit").split()[-1]) or "visit"
    parts = [*map(id_word, [*senders, *hosts]), word] if senders else [word, *map(id_word, hosts)]
    name = "-".join(part for part in parts if part)[:_LONGEST_ID]
    return name if ID.fullmatch(name) is not None else "drafted-visit"


def _of(leader: Node) -> list[str]:
    country = leader.get("country")
    return [country] if country else []


def _leader(document: Node) -> Node:
    first = document["travellers"][0]["person"]
    return next((person for person in document["people"] if person["id"] == first), {})


def _countries(document: Node) -> list[str]:
    codes: Iterable[str | None] = (stop.get("territory") or stop.get("country") for stop in document["stops"])
    return [code for code in dict.fromkeys(codes) if code is not None and polity(code) is not None]
