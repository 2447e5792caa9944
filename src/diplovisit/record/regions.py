"""The region of a polity, by the standard of the United Nations.

The table is the file `regions.csv` in this folder. Its source is UN M49, "Standard country or area codes for
statistical use": the region, and the finest subregion (an intermediate region where M49 has one). M49 places Antarctica
in no region, and does not list Kosovo and Taiwan; they have the region that they lie in.
"""

import functools
from collections.abc import Mapping
from types import MappingProxyType

import attrs

from diplovisit.record.data_files import data_rows
from diplovisit.record.polities import polity


@attrs.frozen
class Region:
    """A region of UN M49, and the subregion in it; an empty text for neither."""

    name: str
    subregion: str


_NOWHERE = Region("", "")


@functools.cache
def region_of(code: str) -> Region:
    """Returns the region of a polity. A former state has the region of its successors where all of them agree.

    Both names are empty for an organisation, for an unknown code, and for a former state without a common region.

    >>> region_of("BR"), region_of("CSHH"), region_of("SUHH"), region_of("x-nato").name
    (Region(name='Americas', subregion='South America'), Region(name='Europe', subregion='Eastern Europe'), \
Region(name='', subregion=''), '')
    """
    if (found := _table().get(code)) is not None:
        return found
    former = polity(code)
    if former is None or not former.successors:
        return _NOWHERE
    regions = [region_of(successor) for successor in former.successors]
    if len({region.name for region in regions}) > 1:
        return _NOWHERE
    subregions = {region.subregion for region in regions}
    return Region(regions[0].name, subregions.pop() if len(subregions) == 1 else "")


@functools.cache
def _table() -> Mapping[str, Region]:
    return MappingProxyType({code: Region(name, subregion) for code, name, subregion in data_rows("regions.csv")})
