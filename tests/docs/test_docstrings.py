"""Tests that everything public is explained, with an example that runs."""

import inspect
from types import ModuleType
from typing import Any

import pytest

import diplovisit
import diplovisit.record
import diplovisit.testing

_PUBLIC = [
    pytest.param(module, name, id=f"{module.__name__}.{name}")
    for module in (diplovisit, diplovisit.record, diplovisit.testing)
    for name in module.__all__
]
_ALIASES = {"FieldPath", "HOSTILE_TEXTS"}
"""Names for a type or for texts. Python keeps no docstring of them."""


def _own_doc(value: Any) -> str:
    # A class without a docstring would show that of its base.
    found = vars(value).get("__doc__") if isinstance(value, type) else value.__doc__
    return found or ""


def _members(cls: type) -> dict[str, Any]:
    return {
        name: value
        for name, value in vars(cls).items()
        if not name.startswith("_") and (inspect.isroutine(value) or isinstance(value, property | classmethod))
    }


@pytest.mark.parametrize(("module", "name"), _PUBLIC)
def test_a_public_name_has_an_example(module: ModuleType, name: str) -> None:
    """The docstring of every public class and function has an example, which the doctests run."""
    if name in _ALIASES:
        return
    text = _own_doc(getattr(module, name))
    assert text.strip()
    assert ">>>" in text
    summary = text.strip().split("\n\n")[0]
    assert summary.endswith((".", ":"))


@pytest.mark.parametrize(("module", "name"), _PUBLIC)
def test_a_public_member_is_explained(module: ModuleType, name: str) -> None:
    """Every public method and property of a public class has a docstring."""
    value = getattr(module, name)
    members = _members(value) if isinstance(value, type) else {}
    assert [member for member, found in members.items() if not (found.__doc__ or "").strip()] == []


@pytest.mark.parametrize(("module", "name"), _PUBLIC)
def test_the_parameters_of_a_public_function_are_typed(module: ModuleType, name: str) -> None:
    """Every parameter of a public function has a type, and so has its result."""
    value = getattr(module, name)
    if not inspect.isfunction(value):
        return
    signature = inspect.signature(value)
    untyped = [each.name for each in signature.parameters.values() if each.annotation is inspect.Parameter.empty]
    assert untyped == []
    assert signature.return_annotation is not inspect.Signature.empty
