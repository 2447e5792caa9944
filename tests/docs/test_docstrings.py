"""Tests that everything public is explained, with an example that runs."""

import ast
import builtins
import collections.abc
import doctest
import inspect
import re
import typing
from pathlib import Path
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


@pytest.mark.parametrize(("module", "name"), _PUBLIC)
def test_an_example_runs_by_itself(module: ModuleType, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The example of a public name imports all that it uses, so that it can be pasted into a new session."""
    if name in _ALIASES:
        return
    example = doctest.DocTestParser().get_doctest(_own_doc(getattr(module, name)), {}, name, None, 0)
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL
    result = doctest.DocTestRunner(optionflags=flags).run(example)
    assert result.failed == 0, capsys.readouterr().out


def _exceptions() -> set[str]:
    """Returns the names of the exceptions of the package."""
    classes: dict[str, set[str]] = {}
    for file in Path(diplovisit.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                classes[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    found = {
        name
        for name in vars(builtins)
        if inspect.isclass(cls := getattr(builtins, name)) and issubclass(cls, Exception)
    }
    while new := {name for name, bases in classes.items() if bases & found} - found:
        found |= new
    return found & classes.keys()


def test_a_named_error_can_be_imported() -> None:
    """Every error that the docstring of a public function names can be imported from a module for users."""
    public = {*diplovisit.__all__, *diplovisit.record.__all__}
    texts = [_own_doc(getattr(diplovisit, name)) for name in diplovisit.__all__]
    named = {word for text in texts for word in re.findall(r"\b[A-Z]\w+", text)}
    assert (named & _exceptions()) - public == set()


def test_what_a_function_returns_can_be_imported() -> None:
    """Every class that a public function or property returns can be imported from a module for users."""
    public = {*diplovisit.__all__, *diplovisit.record.__all__}
    returned: dict[str, set[str]] = {}
    for name in diplovisit.__all__:
        value = getattr(diplovisit, name)
        functions: list[Any] = [value] if inspect.isfunction(value) else []
        if isinstance(value, type):
            functions += [found.fget for found in vars(value).values() if isinstance(found, property)]
        for function in functions:
            text = inspect.formatannotation(inspect.signature(function).return_annotation)
            returned.setdefault(name, set()).update(re.findall(r"\b[A-Z]\w+", text))
    known = {*public, *vars(typing), *vars(collections.abc), "None"}
    assert {name: words - known for name, words in returned.items() if words - known} == {}


def test_each_name_has_one_entry_in_the_reference() -> None:
    """The page of the package has one entry for each public name, below the heading of what it is for."""
    page = Path("docs/api/diplovisit.md").read_text("utf-8")
    entries = re.findall(r"^\.\. auto(?:function|class|exception):: (\w+)$", page, re.MULTILINE)
    assert sorted(entries) == diplovisit.__all__


def test_signatures_of_records_can_be_read() -> None:
    """The signature of a class of the record gives each field a short type, without the addresses of functions."""
    for name in diplovisit.record.__all__:
        cls = getattr(diplovisit.record, name)
        if isinstance(cls, type) and hasattr(cls, "of") and hasattr(cls, "__attrs_attrs__"):
            for parameter in inspect.signature(cls).parameters.values():
                assert len(str(parameter)) < 220, parameter
                assert " at 0x" not in str(parameter)
