"""A plugin of pytest for `make mutants`: what functions keep of earlier calls is forgotten.

Modules of tests read records while they are collected, so the functions that build records were made (functools.cache)
before a mutant is switched on: a mutant of what makes them would change nothing, and live. So a run begins with nothing
kept. And while mutmut learns which test calls which function, each test begins with nothing kept: else only the first
test that needs a converter would be seen to call what makes converters.
"""

import functools
import gc
import os
import sys
from typing import Any

import pytest

_MUTATED = ("converters", "exporters", "checks", "evidence", "wire")
_FORGETFUL = ("tests.", *(f"diplovisit.{package}." for package in _MUTATED))
"""What tests keep of what they asked, and what is mutated: the table of countries takes its time to read, and stays."""

_CACHE: Any = type(functools.cache(abs))
"""The class of a function that keeps what it gave, which functools has no public name for."""


class Forgetting:
    """Knows the caches, and looks for new ones when modules were imported."""

    def __init__(self) -> None:
        self._modules = 0
        self._caches: list[Any] = []

    def forget(self) -> None:
        """Empties every cache of the packages that are mutated."""
        if len(sys.modules) != self._modules:
            self._modules = len(sys.modules)
            self._caches = [
                each
                for each in gc.get_objects()
                if isinstance(each, _CACHE) and str(each.__module__).startswith(_FORGETFUL)
            ]
        for cache in self._caches:
            cache.cache_clear()

    def pytest_collection_finish(self) -> None:
        """Before the first test."""
        self.forget()

    def pytest_runtest_setup(self) -> None:
        """Before each test, while mutmut learns."""
        if os.environ.get("MUTANT_UNDER_TEST") == "stats":
            self.forget()


def pytest_configure(config: pytest.Config) -> None:
    """Puts it to work."""
    config.pluginmanager.register(Forgetting())
