"""A pytest plugin for `make mutants` that empties the caches of functions.

Test modules read records while they are collected. So functions that build records were created (functools.cache)
before a mutant is switched on, and a mutant of their makers would survive. Therefore a run begins with empty caches.
While mutmut learns which test calls which function, each test begins with empty caches, too. Otherwise only the first
test that needs a converter would appear to call the functions that make converters.
"""

import functools
import gc
import os
import sys
from typing import Any

import pytest

_MUTATED = ("converters", "exporters", "checks", "evidence", "wire")
_FORGETFUL = ("tests.", *(f"diplovisit.{package}." for package in _MUTATED))
"""Caches of tests, and of mutated code. The table of countries is slow to read, and is kept."""

_CACHE: Any = type(functools.cache(abs))
"""The class of a cached function, which has no public name in functools."""


class Forgetting:
    """Knows the caches, and looks for new ones after modules were imported."""

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
        """Empties the caches before the first test."""
        self.forget()

    def pytest_runtest_setup(self) -> None:
        """Empties the caches before each test, while mutmut learns."""
        if os.environ.get("MUTANT_UNDER_TEST") == "stats":
            self.forget()


def pytest_configure(config: pytest.Config) -> None:
    """Registers the plugin."""
    config.pluginmanager.register(Forgetting())
