"""The places in a locale: what stands between its commas."""

from typing import Final

from diplovisit.datasets.state_department.labels import WHOLE_PLACES

_MARK: Final = "\0"


def split_places(locale: str, territory: str | None) -> tuple[str, ...]:
    """The names of the places; what parentheses say of the last one stays with it unless it is its territory.

    >>> split_places("Kingston (Jamaica)", "JM"), split_places("Halifax, Stellarton (Nova Scotia)", None)
    (('Kingston',), ('Halifax', 'Stellarton (Nova Scotia)'))
    >>> split_places("Mexico, D.F., Tlaxcala", None), split_places("", None)
    (('Mexico, D.F.', 'Tlaxcala'), ())
    """
    text = " ".join(locale.split())
    for whole in WHOLE_PLACES:
        text = text.replace(whole, whole.replace(", ", _MARK))
    names = [part.strip().replace(_MARK, ", ") for part in text.split(",")]
    if territory is not None:
        names = [name.partition(" (")[0] for name in names]
    return tuple(name for name in names if name)


def join_places(places: tuple[str, ...]) -> str:
    """The places as the data set writes them where nothing else was printed."""
    return ", ".join(places)
