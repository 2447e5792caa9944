"""Words that differ by one letter."""

from collections.abc import Iterator


def is_near(word: str, name: str) -> bool:
    """Whether one of two lower-case words has a letter more than the other, or two letters swapped.

    A plural is no misspelling.

    >>> is_near("zelensky", "zelenskyy"), is_near("misri", "mistry"), is_near("bidens", "biden")
    (True, False, False)
    """
    longer, shorter = (word, name) if len(word) >= len(name) else (name, word)
    if len(longer) > len(shorter) + 1 or longer in {shorter, shorter + "s"}:
        return False
    # After the additional letter, or the two swapped ones, the rest must be equal.
    index = next((index for index, letter in enumerate(shorter) if letter != longer[index]), len(shorter))
    if len(longer) > len(shorter):
        return longer[index + 1 :] == shorter[index:]
    return longer[index : index + 2] == shorter[index : index + 2][::-1] and longer[index + 2 :] == shorter[index + 2 :]


def has_another_letter(word: str, name: str) -> bool:
    """Whether two words are equal but for one letter in the same place.

    >>> has_another_letter("olesegun", "olusegun"), has_another_letter("misri", "mistry")
    (True, False)
    """
    return len(word) == len(name) and sum(letter != other for letter, other in zip(word, name, strict=True)) == 1


def spellings_without_a_letter(word: str) -> Iterator[str]:
    """Yields the word without its first letter, without its second one, and so on.

    Two words that differ by one letter have one of these spellings, or the word itself, in common.

    >>> list(spellings_without_a_letter("bush"))
    ['ush', 'bsh', 'buh', 'bus']
    """
    return (word[:index] + word[index + 1 :] for index in range(len(word)))
