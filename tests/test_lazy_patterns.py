"""Patterns that are compiled when they are first used."""

import gc
import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplovisit
from diplovisit.lazy_patterns import LazyPattern, lazy_pattern


def test_every_pattern_of_the_package_compiles() -> None:
    """No invalid pattern waits for its first use."""
    for module in pkgutil.walk_packages(diplovisit.__path__, "diplovisit."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    patterns = [each for each in gc.get_objects() if isinstance(each, LazyPattern)]
    assert len(patterns) > 500
    for each in patterns:
        assert each.groups >= 0, each


@given(
    st.text("ab1 \n"),
    st.sampled_from(["a+", "(?P<letter>a)b?", r"\d", "^b", " *"]),
    st.sampled_from([0, re.MULTILINE, re.IGNORECASE]),
)
def test_a_lazy_pattern_is_the_compiled_one(text: str, pattern: str, flags: int) -> None:
    """Every method gives what the same method of the compiled pattern gives."""
    lazy, compiled = lazy_pattern(pattern, flags), re.compile(pattern, flags)
    assert [match.span() for match in lazy.finditer(text)] == [match.span() for match in compiled.finditer(text)]
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.split(text) == compiled.split(text)
    assert lazy.sub("-", text) == compiled.sub("-", text)
    assert lazy.subn("-", text) == compiled.subn("-", text)
    for name in ("match", "search", "fullmatch"):
        found, expected = getattr(lazy, name)(text), getattr(compiled, name)(text)
        assert (found and found.groupdict()) == (expected and expected.groupdict())
    assert (lazy.pattern, lazy.flags, dict(lazy.groupindex)) == (pattern, compiled.flags, dict(compiled.groupindex))


def test_an_invalid_pattern_is_refused_when_it_is_used() -> None:
    """The error is that of `re`, at the first use; a name that patterns lack is an AttributeError."""
    broken = lazy_pattern("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.search("")
    with pytest.raises(AttributeError, match="scan"):
        lazy_pattern("a").scan  # type: ignore[attr-defined]  # noqa: B018
    assert repr(lazy_pattern("a", re.IGNORECASE)) == "lazy_pattern('a', re.IGNORECASE)"
