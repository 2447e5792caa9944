"""What a class says that it is: the schema and the tables say it, too.

`python -OO` forgets docstrings, and Python 3.13 takes their indentation away; what is written is the same with any.
"""

import ast
import functools
import inspect
import sys


def documentation(cls: type) -> str:
    """The docstring of a class without its indentation; empty where there is none, nor a source to look it up in.

    >>> documentation(int).partition("(")[0]
    'int'
    """
    if cls.__doc__ is not None:
        return inspect.cleandoc(cls.__doc__)
    return _of_module(cls.__module__).get(cls.__name__, "")


@functools.cache
def _of_module(name: str) -> dict[str, str]:
    """The docstrings of the classes of a module, from its source."""
    try:
        tree = ast.parse(inspect.getsource(sys.modules[name]))
    except (OSError, TypeError):
        return {}
    return {node.name: ast.get_docstring(node) or "" for node in tree.body if isinstance(node, ast.ClassDef)}
