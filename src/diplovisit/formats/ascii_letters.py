"""Letters without their accents, for ids."""

import unicodedata
from typing import Final

# Letters that have no decomposition in Unicode.
_LETTERS: Final = str.maketrans(
    {
        "Æ": "AE",
        "æ": "ae",
        "Ð": "D",
        "ð": "d",
        "Đ": "D",
        "đ": "d",
        "Ə": "A",
        "ə": "a",
        "Ħ": "H",
        "ħ": "h",
        "ı": "i",
        "Ł": "L",
        "ł": "l",
        "Ŋ": "N",
        "ŋ": "n",
        "Ø": "O",
        "ø": "o",
        "Œ": "OE",
        "œ": "oe",
        "ẞ": "SS",
        "ß": "ss",
        "Þ": "Th",
        "þ": "th",
        "Ŧ": "T",
        "ŧ": "t",
    }
)


def fold_to_ascii(text: str) -> str:
    """Returns a text with its letters written without accents. Letters of other scripts are left out.

    >>> fold_to_ascii("Shinzō Abe, Tô Lâm, Stanisław Dąbrowski, Gérard Œuvrard, 東京")
    'Shinzo Abe, To Lam, Stanislaw Dabrowski, Gerard OEuvrard, '
    """
    return unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
