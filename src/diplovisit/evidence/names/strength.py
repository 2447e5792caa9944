"""How strongly words name a country."""

import enum


class Strength(enum.StrEnum):
    """A name ("Russia"), a people or an adjective ("Russian"), or a capital that may stand for a government."""

    NAME = "name"
    DEMONYM = "demonym"
    METONYM = "metonym"
