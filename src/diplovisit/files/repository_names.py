"""Names files from the root of their repository, as services that show reports name them."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

ROOT_VARIABLES: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""The environment variables in which GitHub and GitLab give the root of the repository."""


class RepositoryNames:
    """Names files from the root of their repository, whatever the working folder is and however a file was named.

    The root is that of `ROOT_VARIABLES` if the file is below it; else the top folder of the git repository of the
    working folder, or else of the file. Outside of a repository the root is the working folder.

    >>> RepositoryNames({}).name("seeds/../examples/least.yaml"), RepositoryNames({}).name("<stdin>")
    ('examples/least.yaml', '<stdin>')
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        here = os.getcwd()  # noqa: PTH109  # compared as text
        given = (environment.get(name, "") for name in ROOT_VARIABLES)
        self._first = [root for root in given if os.path.isabs(root)]  # noqa: PTH117  # as above
        self._first += _git_root(here)
        self._here = here
        self._prefixes: dict[str, str | None] = {}

    def name(self, file: str) -> str:
        """Returns the name from the root, with slashes; the name as it is if the file is below no root."""
        if file.startswith("<") and file.endswith(">"):  # standard input, which is no file
            return file
        folder, base = os.path.split(os.path.abspath(file))  # noqa: PTH100  # links keep their names
        if folder not in self._prefixes:
            self._prefixes[folder] = next(self._prefixes_of(folder), None)
        prefix = self._prefixes[folder]
        return file if prefix is None else f"{prefix}{base}"

    def _prefixes_of(self, folder: str) -> Iterator[str]:
        """Yields the path from each root to a folder, with a slash at the end; "" is the root itself."""
        for root in (*self._first, *_git_root(folder), self._here):
            # The working folder has no links on its way, and a root in the environment may have some.
            for below, above in ((folder, root), (os.path.realpath(folder), os.path.realpath(root))):
                if Path(below).is_relative_to(above):
                    path = Path(below).relative_to(above).as_posix()
                    yield "" if path == "." else f"{path}/"


def _git_root(folder: str) -> list[str]:
    """Returns the top folder of the git repository of a folder, as a list; [] outside of a repository."""
    return [str(above) for above in (Path(folder), *Path(folder).parents) if os.path.lexists(above / ".git")][:1]
