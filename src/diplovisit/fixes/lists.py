"""Lists that hold no text twice: what may not come into one."""

from diplovisit.fixes.spelling import value_at
from diplovisit.readers.document import Document
from diplovisit.record.finding import FieldPath

_LONGEST = 1_000


def already_listed(document: Document, path: FieldPath, text: str) -> bool:
    """Whether the list that a text is in has another one already; a list of texts holds none of them twice.

    Of a list that is longer than any may be it is taken to be so, and nothing is mended in it.

    >>> from diplovisit.readers.yaml_text import read_yaml
    >>> from diplovisit.record import Visit, node_shape
    >>> document = read_yaml("sending: [FI, fi]", name="visit.yaml", shape=node_shape(Visit))
    >>> already_listed(document, ("sending", 1), "FI")
    True
    """
    if not path or not isinstance(path[-1], int):
        return False
    beside = value_at(document.data, path[:-1])
    return isinstance(beside, list) and (len(beside) > _LONGEST or text in beside)
