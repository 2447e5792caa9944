"""Whether words name a person, and how completely."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplovisit.evidence.names import NameVerdict, name_occurrences

FULL, ALIAS, PARTIAL = NameVerdict.FULL, NameVerdict.ALIAS, NameVerdict.PARTIAL
LONGER = NameVerdict.LONGER
FOUND = {FULL, ALIAS, PARTIAL}


def _verdict(words: str, name: str, aliases: tuple[str, ...] = ()) -> NameVerdict | None:
    """The best verdict about a name in some words; None where they have no part of it."""
    verdicts = [found.verdict for found in name_occurrences(words, name, aliases)]
    return min(verdicts, key=list(NameVerdict).index, default=None)


@pytest.mark.parametrize(
    ("words", "name", "verdict"),
    [
        ("Foreign Secretary Vikram Misri", "Vikram Misri", FULL),
        ("US President Donald Trump", "Donald Trump", FULL),
        ("the U.S. President Donald Trump", "Donald Trump", FULL),
        ("Ukrainian President Volodymyr Zelenskyy", "Volodymyr Zelenskyy", FULL),
        ("India's Foreign Secretary Vikram Misri", "Vikram Misri", FULL),
        ("Prime Minister of India Narendra Modi", "Narendra Modi", FULL),
        ("Mr. Vikram Misri", "Vikram Misri", FULL),
        ("Shri Vikram Misri", "Vikram Misri", FULL),
        ("H.E. Dr. S. Jaishankar", "S. Jaishankar", FULL),
        ("BJP President J. P. Nadda", "J. P. Nadda", FULL),
        ("Vikram Misri's visit", "Vikram Misri", FULL),
        ("Vikram Misri, who", "Vikram Misri", FULL),
        ("VIKRAM MISRI", "Vikram Misri", FULL),
        ("When Vikram Misri left", "Vikram Misri", FULL),
        ("He met Trump. Putin left", "Putin", FULL),
        ("the overtures to Putin and", "Putin", FULL),
        ("Putin-led", "Putin", FULL),
        ("anti-Putin", "Putin", FULL),
        ("Vikram Misri on Friday", "Vikram Misri", FULL),
        ("Vikram Misri Friday", "Vikram Misri", FULL),
        ("Vikram Misri March 7", "Vikram Misri", FULL),
        ("Theresa May", "Theresa May", FULL),
        ("Jordan Bardella", "Jordan Bardella", FULL),
        ("Bashar al-Assad", "Bashar al-Assad", FULL),
        ("Mohammed bin Salman", "Mohammed bin Salman", FULL),
        ("Ban Ki-moon", "Ban Ki-moon", FULL),
        ("Henry A. (Heinz Alfred) Kissinger", "Henry A. (Heinz Alfred) Kissinger", FULL),
        ("Warren G Harding", "Warren G. Harding", FULL),
        ("senior officials of the Russian government", "senior officials of the Russian government", FULL),
        ("Senior officials of the Russian government", "senior officials of the Russian government", FULL),
        ("the Russian government", "Russian government", FULL),
        ("European nations have", "European nations", FULL),
        ("O\u2019Neill", "O'Neill", FULL),
        ("Zelensky following", "Volodymyr Zelenskyy", ALIAS),
        ("Misri", "Vikram Misri", PARTIAL),
        ("former Foreign Secretary Misri", "Vikram Misri", PARTIAL),
        ("President Xi", "Xi Jinping", PARTIAL),
        ("J. Biden", "Joe Biden", PARTIAL),
        ("J Biden", "Joe Biden", PARTIAL),
        ("Warren Harding", "Warren G. Harding", PARTIAL),
        ("Antony Blinken", "Antony John Blinken", PARTIAL),
        ("Antony J. Blinken", "Antony John Blinken", PARTIAL),
        ("Henry Kissinger", "Henry A. (Heinz Alfred) Kissinger", PARTIAL),
        ("von der Leyen", "Ursula von der Leyen", PARTIAL),
        ("President Assad", "Bashar al-Assad", PARTIAL),
        ("External Affairs Minister S. Jaishankar", "Subrahmanyam Jaishankar", PARTIAL),
        ("President May", "Theresa May", PARTIAL),
        ("Vikram Misri Rao", "Vikram Misri", LONGER),
        ("Vikram Misri", "Vikram", LONGER),
        ("Anil Misri", "Vikram Misri", LONGER),
        ("Vikram Mistry", "Vikram Misri", LONGER),
        ("Joseph Biden", "Joe Biden", LONGER),
        ("George W. Bush", "George Bush", LONGER),
        ("Donald Trump Jr", "Donald Trump", LONGER),
        ("King Charles III", "King Charles", LONGER),
        ("Mohammed bin Salman", "Mohammed", LONGER),
        ("Ban Ki-moon", "Ban Ki", LONGER),
        ("the Trump Administration", "Trump", LONGER),
        ("Defence Minister Rajnath Singh", "Manmohan Singh", LONGER),
        ("Misri-Singh", "Vikram Misri", LONGER),
        ("Misri", "Mistry", None),
        ("Mistry", "Misri", None),
        ("Vladimir Putin", "Vikram Misri", None),
        ("President Trump", "Vikram Misri", None),
        ("Leyen", "Ursula von der Leyen", None),
        ("Zelensky", "Zelenskyy", None),
        ("Jordan Bardella", "Michael Jordan", LONGER),
        ("the visit", "Vikram Misri", None),
        ("vikram misri", "Vikram Misri", None),
        ("Foreign Secretary", "Vikram Misri", None),
        ("Russian", "Vikram Misri", None),
        ("on March 7", "Vikram Misri", None),
        ("in May", "Theresa June", None),
        ("The discussions", "Vikram Misri", None),
        ("", "Vikram Misri", None),
        ("Misri", "", None),
    ],
)
def test_words_name_a_person_or_not(words: str, name: str, verdict: NameVerdict | None) -> None:
    """Words name a person by whole words, and every capitalised word next to the name must be explained."""
    assert _verdict(words, name, ("Zelensky",) if name == "Volodymyr Zelenskyy" else ()) is verdict


names = st.lists(st.from_regex("[A-Z][b-df-hj-np-tv-z]{2}[a-z]{1,4}qx", fullmatch=True), min_size=2, max_size=3).map(
    " ".join
)
_prefixes = st.lists(
    st.sampled_from(
        ["President", "Foreign Secretary", "Ukrainian", "India's", "US", "former", "Mr.", "Dr.", "Prime Minister"]
    ),
    max_size=3,
).map(" ".join)
_suffixes = st.sampled_from(["", "'s visit", " said", ", who", " on Tuesday", ". The visit", "-led talks", " and"])


@given(_prefixes, names, _suffixes)
def test_a_name_is_full_in_itself(before: str, name: str, after: str) -> None:
    """A name is found in full after any office, country and form of address, and before any word in lower case."""
    words = f"{before} {name}{after}".strip()
    (found, *_) = name_occurrences(words, name)
    assert found.verdict is FULL
    assert words[found.start : found.end] == name


@given(_prefixes, names, names, _suffixes)
def test_another_name_never_proves(before: str, actual: str, wanted: str, after: str) -> None:
    """Words with another name that shares no word with the wanted name do not name that person."""
    assume(not set(actual.split()) & set(wanted.split()))
    assert _verdict(f"{before} {actual}{after}", wanted) in {None, LONGER}


@given(names, names)
def test_another_surname_or_first_name_never_proves(one: str, two: str) -> None:
    """A person with the same surname, or the same first name, is another person."""
    assume(not set(one.split()) & set(two.split()))
    first, last = two.split(maxsplit=1)[0], one.rsplit(maxsplit=1)[-1]
    assume(first[0] != one[0])
    assert _verdict(f"{first} {last}", one) is LONGER
    assert _verdict(f"{one.split(maxsplit=1)[0]} {two.rsplit(maxsplit=1)[-1]}", one) is LONGER


@given(names, st.data())
def test_a_name_with_a_letter_changed_is_another(name: str, data: st.DataObject) -> None:
    """A name with one letter changed or added is another name, however similar."""
    place = data.draw(st.integers(1, len(name) - 1).filter(lambda place: name[place - 1] != " " and name[place] != " "))
    letter = data.draw(st.sampled_from("abcdefgh"))
    changed = name[:place] + letter + name[place + data.draw(st.integers(0, 1)) :]
    assume(changed != name)
    assert _verdict(changed, name) not in FOUND


@given(st.text(), st.text(), st.lists(st.text(), max_size=2).map(tuple))
def test_nothing_is_raised(words: str, name: str, aliases: tuple[str, ...]) -> None:
    """For any words and name the spans lie in the words."""
    for found in name_occurrences(words, name, aliases):
        assert 0 <= found.whole_start <= found.start < found.end <= found.whole_end <= len(words)
