"""Writes the table of Windows time zones from CLDR, whose `windowsZones.xml` babel contains; `make write` runs it.

CLDR never renames a zone, so it has `Asia/Calcutta`. The table has the name that `zone.tab` of the tz database lists.
"""

import importlib.resources
from pathlib import Path

from babel.core import get_global

from diplovisit.importers import windows_zones

_HEAD = '''"""The zones of Windows and the usual zone of the tz database for each, from CLDR.

Written by `tests/importers/write_windows_zones.py`; do not edit it by hand.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WINDOWS_ZONES: Final[Mapping[str, str]] = MappingProxyType(
    {
'''
_TAIL = '''    }
)
"""Windows names (CLDR, `windowsZones.xml`, territory 001) and zones: the usual one of several with the same clock."""
'''


def module() -> str:
    """Returns the text of the module."""
    current = _current_names()
    zones = get_global("windows_zone_mapping")
    rows = (f'        "{name}": "{current.get(zones[name], zones[name])}",\n' for name in sorted(zones))
    return _HEAD + "".join(rows) + _TAIL


def _current_names() -> dict[str, str]:
    """Returns the current name of each outdated one, from the links of the tz database."""
    data = importlib.resources.files("tzdata") / "zoneinfo"
    listed = {
        line.split("\t")[2] for line in (data / "zone.tab").read_text("utf-8").splitlines() if not line.startswith("#")
    }
    links = [line.split() for line in (data / "tzdata.zi").read_text("utf-8").splitlines() if line.startswith("L ")]
    return {name: target for _, target, name in links if name not in listed and target in listed}


def write() -> None:
    """Writes the module."""
    path = Path(windows_zones.__file__)
    path.write_text(module(), "utf-8", newline="\n")
    print(f"{path.name} has {len(windows_zones.WINDOWS_ZONES)} zones")


if __name__ == "__main__":
    write()
