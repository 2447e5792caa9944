"""Quantities read from whole phrases."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplovisit.evidence.readings import QuantityReading, UnitKind, Unparsed, read_quantity
from diplovisit.record import Qualifier

MONEY, PERCENT, COUNT, RANK = UnitKind.MONEY, UnitKind.PERCENT, UnitKind.COUNT, UnitKind.RANK
NEARLY, ABOUT, OVER = Qualifier.NEARLY, Qualifier.APPROXIMATELY, Qualifier.OVER
LEAST, MOST = Qualifier.AT_LEAST, Qualifier.AT_MOST

# words, low, high, kind, the first currency and how many, qualifier
READ = [
    # the phrases of the seed
    ("approximately $66 billion", "66e9", None, MONEY, ("USD", 36), ABOUT),
    ("$100 billion", "100e9", None, MONEY, ("USD", 36), None),
    ("top two", "2", None, RANK, None, MOST),
    ("12", "12", None, COUNT, None, None),
    # signs, codes and words
    ("$66", "66", None, MONEY, ("USD", 36), None),
    ("$ 66", "66", None, MONEY, ("USD", 36), None),
    ("US$66 bn", "66e9", None, MONEY, ("USD", 1), None),
    ("US$66bn", "66e9", None, MONEY, ("USD", 1), None),
    ("U.S.$5 million", "5e6", None, MONEY, ("USD", 1), None),
    ("A$300 million", "300e6", None, MONEY, ("AUD", 1), None),
    ("HK$10.05 billion", "10.05e9", None, MONEY, ("HKD", 1), None),
    ("C$20", "20", None, MONEY, ("CAD", 2), None),
    ("€3bn", "3e9", None, MONEY, ("EUR", 1), None),
    ("€3.5m", "3.5e6", None, MONEY, ("EUR", 1), None),
    ("£8.10 million", "8.1e6", None, MONEY, ("GBP", 15), None),
    ("£5k", "5000", None, MONEY, ("GBP", 15), None),
    ("¥500 billion", "500e9", None, MONEY, ("JPY", 2), None),
    ("₹1,000 crore", "1e10", None, MONEY, ("INR", 1), None),
    ("Rs 500 crore", "5e9", None, MONEY, ("INR", 6), None),
    ("Rs. 500 crore", "5e9", None, MONEY, ("INR", 6), None),
    ("Rs.500 crores", "5e9", None, MONEY, ("INR", 6), None),
    ("Rs 1.5 lakh crore", "1.5e12", None, MONEY, ("INR", 6), None),
    ("Rs 20,000 crore", "2e11", None, MONEY, ("INR", 6), None),
    ("INR 5 lakh crore", "5e12", None, MONEY, ("INR", 1), None),
    ("USD 66 billion", "66e9", None, MONEY, ("USD", 1), None),
    ("EUR3bn", "3e9", None, MONEY, ("EUR", 1), None),
    ("66 billion USD", "66e9", None, MONEY, ("USD", 1), None),
    ("$5 million USD", "5e6", None, MONEY, ("USD", 1), None),
    ("66 billion dollars", "66e9", None, MONEY, ("USD", 25), None),
    ("66 billion US dollars", "66e9", None, MONEY, ("USD", 1), None),
    ("66 billion U.S. dollars", "66e9", None, MONEY, ("USD", 1), None),
    ("two million Australian dollars", "2e6", None, MONEY, ("AUD", 1), None),
    ("10 billion Hong Kong dollars", "10e9", None, MONEY, ("HKD", 1), None),
    ("3 billion euros", "3e9", None, MONEY, ("EUR", 1), None),
    ("100 million pounds sterling", "100e6", None, MONEY, ("GBP", 1), None),
    ("500 million rupees", "500e6", None, MONEY, ("INR", 6), None),
    ("500 million Pakistani rupees", "500e6", None, MONEY, ("PKR", 1), None),
    ("10 billion Russian rubles", "10e9", None, MONEY, ("RUB", 2), None),
    ("30 trillion yen", "30e12", None, MONEY, ("JPY", 1), None),
    ("20 billion yuan", "20e9", None, MONEY, ("CNY", 1), None),
    ("5 billion dirhams", "5e9", None, MONEY, ("AED", 2), None),
    ("10 trillion won", "10e12", None, MONEY, ("KRW", 2), None),
    ("10 trillion South Korean won", "10e12", None, MONEY, ("KRW", 1), None),
    ("500 kr", "500", None, MONEY, ("SEK", 5), None),
    ("3.4 million kr", "3.4e6", None, MONEY, ("SEK", 5), None),
    ("66 €", "66", None, MONEY, ("EUR", 1), None),
    ("R500", "500", None, MONEY, ("ZAR", 1), None),
    ("$66-billion", "66e9", None, MONEY, ("USD", 36), None),
    ("66-billion-dollar", "66e9", None, MONEY, ("USD", 25), None),
    ("$1.2 trillion", "1.2e12", None, MONEY, ("USD", 36), None),
    ("$1.2tn", "1.2e12", None, MONEY, ("USD", 36), None),
    ("$1.2trn", "1.2e12", None, MONEY, ("USD", 36), None),
    ("$5M", "5e6", None, MONEY, ("USD", 36), None),
    ("$5b", "5e9", None, MONEY, ("USD", 36), None),
    ("half a million dollars", "500000", None, MONEY, ("USD", 25), None),
    ("one and a half billion euros", "1.5e9", None, MONEY, ("EUR", 1), None),
    # percentages
    ("1.5 percent", "1.5", None, PERCENT, None, None),
    ("66 per cent", "66", None, PERCENT, None, None),
    ("5%", "5", None, PERCENT, None, None),
    ("27 %", "27", None, PERCENT, None, None),
    ("twenty percent", "20", None, PERCENT, None, None),
    ("1.234 percent", "1.234", None, PERCENT, None, None),
    ("about 15 pct", "15", None, PERCENT, None, ABOUT),
    ("2½ percent", "2.5", None, PERCENT, None, None),
    # counts
    ("twelve", "12", None, COUNT, None, None),
    ("zero", "0", None, COUNT, None, None),
    ("one", "1", None, COUNT, None, None),
    ("2025", "2025", None, COUNT, None, None),
    ("1,00,000", "100000", None, COUNT, None, None),
    ("12,34,567", "1234567", None, COUNT, None, None),
    ("1,234,567", "1234567", None, COUNT, None, None),
    ("3,000", "3000", None, COUNT, None, None),
    ("1.5 million", "1.5e6", None, COUNT, None, None),
    ("5 lakh", "5e5", None, COUNT, None, None),
    ("5 lakhs", "5e5", None, COUNT, None, None),
    ("1.234 billion", "1.234e9", None, COUNT, None, None),
    ("a dozen", "12", None, COUNT, None, None),
    ("two dozen", "24", None, COUNT, None, None),
    ("half a dozen", "6", None, COUNT, None, None),
    ("half-dozen", "6", None, COUNT, None, None),
    ("half a million", "500000", None, COUNT, None, None),
    ("a quarter of a million", "250000", None, COUNT, None, None),
    ("one and a half billion", "1.5e9", None, COUNT, None, None),
    ("two-and-a-half million", "2.5e6", None, COUNT, None, None),
    ("2 and a half million", "2.5e6", None, COUNT, None, None),
    ("2 and a half", "2.5", None, COUNT, None, None),
    ("a million and a half", "1.5e6", None, COUNT, None, None),
    ("2½ million", "2.5e6", None, COUNT, None, None),
    ("3 1/2", "3.5", None, COUNT, None, None),
    ("a hundred", "100", None, COUNT, None, None),
    ("a hundred and twenty", "120", None, COUNT, None, None),
    ("one hundred twenty-one", "121", None, COUNT, None, None),
    ("twelve hundred", "1200", None, COUNT, None, None),
    ("twenty-one", "21", None, COUNT, None, None),
    ("twenty one", "21", None, COUNT, None, None),
    ("two thousand and twenty-five", "2025", None, COUNT, None, None),
    ("two million three hundred thousand", "2.3e6", None, COUNT, None, None),
    ("three hundred and four thousand two hundred", "304200", None, COUNT, None, None),
    ("two hundred thousand", "200000", None, COUNT, None, None),
    # bounds
    ("some 200", "200", None, COUNT, None, ABOUT),
    ("around 200", "200", None, COUNT, None, ABOUT),
    ("roughly 200", "200", None, COUNT, None, ABOUT),
    ("an estimated 200", "200", None, COUNT, None, ABOUT),
    ("200 or so", "200", None, COUNT, None, ABOUT),
    ("nearly 3,000", "3000", None, COUNT, None, NEARLY),
    ("almost $2bn", "2e9", None, MONEY, ("USD", 36), NEARLY),
    ("just under 50%", "50", None, PERCENT, None, NEARLY),
    ("over 200", "200", None, COUNT, None, OVER),
    ("more than $66 billion", "66e9", None, MONEY, ("USD", 36), OVER),
    ("at least 12", "12", None, COUNT, None, LEAST),
    ("no fewer than 12", "12", None, COUNT, None, LEAST),
    ("two or more", "2", None, COUNT, None, LEAST),
    ("up to 500", "500", None, COUNT, None, MOST),
    ("as many as 500", "500", None, COUNT, None, MOST),
    ("no more than 500", "500", None, COUNT, None, MOST),
    ("at most 500", "500", None, COUNT, None, MOST),
    ("fewer than 500", "500", None, COUNT, None, MOST),
    # ranges
    ("$50-60 billion", "50e9", "60e9", MONEY, ("USD", 36), None),
    ("$50–60 billion", "50e9", "60e9", MONEY, ("USD", 36), None),
    ("$50 to $60 billion", "50e9", "60e9", MONEY, ("USD", 36), None),
    ("$1.5bn to $2bn", "1.5e9", "2e9", MONEY, ("USD", 36), None),
    ("between $1 billion and $2 billion", "1e9", "2e9", MONEY, ("USD", 36), None),
    ("900 million to 1.2 billion euros", "900e6", "1.2e9", MONEY, ("EUR", 1), None),
    ("between 10 and 12", "10", "12", COUNT, None, None),
    ("from 10 to 12", "10", "12", COUNT, None, None),
    ("from 12-15", "12", "15", COUNT, None, None),
    ("2,020-2,024", "2020", "2024", COUNT, None, None),
    ("66 to 70", "66", "70", COUNT, None, None),
    ("66-70", "66", "70", COUNT, None, None),
    ("three or four", "3", "4", COUNT, None, None),
    ("ten to twelve thousand", "10000", "12000", COUNT, None, None),
    ("90 to a hundred", "90", "100", COUNT, None, None),
    ("5-10 percent", "5", "10", PERCENT, None, None),
    ("5% to 10%", "5", "10", PERCENT, None, None),
    ("about 10 to 15", "10", "15", COUNT, None, ABOUT),
    # ranks
    ("the top two", "2", None, RANK, None, MOST),
    ("top 10", "10", None, RANK, None, MOST),
    ("among the five biggest", "5", None, RANK, None, MOST),
    ("one of the two largest", "2", None, RANK, None, MOST),
    ("one of the top three", "3", None, RANK, None, MOST),
    ("second-largest", "2", None, RANK, None, None),
    ("the second largest", "2", None, RANK, None, None),
    ("the largest", "1", None, RANK, None, None),
    ("third", "3", None, RANK, None, None),
    ("the third", "3", None, RANK, None, None),
    ("3rd", "3", None, RANK, None, None),
    ("twenty-first", "21", None, RANK, None, None),
    ("No. 2", "2", None, RANK, None, None),
    ("number two", "2", None, RANK, None, None),
]

REFUSED = [
    *["", " ", "the", "one of", "dozen", "March 7", "7 March", "today", "a", "may"],
    *["dozens", "hundreds of soldiers", "scores", "several", "a few", "many", "a couple", "a handful", "millions"],
    *["1.000.000", "1.000", "1,2", "1,00", "12,34", "1,0000", "1,000,00", "1 000", "12 000 000", "007", "05"],
    *["1/2", "24/7", "9/11", "-5", "+5", "±5", "12+", "12th of", "12kg", "5m", "5k", "5m people", "12 km", "12°"],
    *["5 percentage points", "10 basis points", "50 cents", "50 paise", "a third", "two-thirds", "half", "a quarter"],
    *["$500 to $1 billion", "$5 to €6", "5 percent to $6", "10 to 5", "7-3", "2024-25", "2024-2030", "5 to 5"],
    *["between 10", "between 10 and", "from 10", "$5 million dollars", "$5%", "$", "US$", "US dollars", "XY$5"],
    *["१२", "１２", "12٣", "1²", "nineteen eighty-four", "one two three", "fifty ten", "hundred", "million"],
    *["R 500", "Le 5", "SOS 5", "12 12", "$66 billion and", "and $66 billion", "$66 billion deal", "one of two"],
    *["twenty-eleven", "3th", "21th", "a 66-billion-dollar", "$1.5.2", "$1,5", "66 billion million", "12\u200b"],
]


@pytest.mark.parametrize(("words", "low", "high", "kind", "currencies", "qualifier"), READ)
def test_quantities_are_read(
    words: str,
    low: str,
    high: str | None,
    kind: UnitKind,
    currencies: tuple[str, int] | None,
    qualifier: Qualifier | None,
) -> None:
    """A phrase of news has the number, unit and qualifier that a human reader finds in it."""
    reading = read_quantity(words)
    assert isinstance(reading, QuantityReading), reading
    assert reading.low == Decimal(low)
    assert reading.high == (Decimal(high) if high else None)
    assert reading.unit is kind
    assert ((reading.currencies[:1] and (reading.currencies[0], len(reading.currencies))) or None) == currencies
    assert reading.qualifier is qualifier
    assert not reading.extra


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_no_quantity_is_refused(words: str) -> None:
    """A phrase without exactly one reading as a number is refused, with a clause as the reason."""
    reading = read_quantity(words)
    assert isinstance(reading, Unparsed), reading
    assert reading.reason
    assert not reading.reason.endswith(".")


@pytest.mark.parametrize("words", ["another 16", "an additional 16", "a further 16", "16 more", "16 others"])
def test_another_number_is_marked_as_extra(words: str) -> None:
    """The phrase "another 16" is a count of 16 that excludes those counted before."""
    reading = read_quantity(words)
    assert isinstance(reading, QuantityReading)
    assert (int(reading.low), reading.extra, reading.unit) == (16, True, COUNT)


@pytest.mark.parametrize(
    ("words", "sign"),
    [("$5", "$"), ("US$5", "US$"), ("Rs 5", "Rs"), ("Rs. 5", "Rs."), ("INR 5", None), ("5 euros", None), ("5 €", "€")],
)
def test_a_sign_is_kept_as_it_is_printed(words: str, sign: str | None) -> None:
    """A reading includes the sign as printed, because a source may declare what its sign means."""
    reading = read_quantity(words)
    assert isinstance(reading, QuantityReading)
    assert reading.sign == sign


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("12 Indian nationals", "Indian nationals"),
        ("a dozen soldiers", "soldiers"),
        ("another 16 people", "people"),
        ("second-largest supplier", "supplier"),
    ],
)
def test_a_noun_may_follow_where_the_caller_allows_it(words: str, noun: str) -> None:
    """The noun after a count is read where the caller allows one, and refused elsewhere."""
    reading = read_quantity(words, noun=True)
    assert isinstance(reading, QuantityReading)
    assert reading.noun == noun
    assert isinstance(read_quantity(words), Unparsed)


@pytest.mark.parametrize(
    "words", ["12 days", "12 of them", "12 March", "12 and 13", "$5 people", "12 million people 3"]
)
def test_not_every_word_after_a_number_is_its_noun(words: str) -> None:
    """Units of time, months, other numbers and words of grammar are not the noun of a count."""
    assert isinstance(read_quantity(words, noun=True), Unparsed)


_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_words(number: int, joint: str) -> str:
    """A number in English words, with or without "and"."""
    if number < 20:
        return _SMALL[number]
    if number < 100:
        return _TENS[number // 10] + (f"-{_SMALL[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            tail = f" {joint if rest < 100 else ''}{in_words(rest, joint)}" if rest else ""
            return f"{in_words(head, joint)} {name}{tail}"
    raise AssertionError(number)


def grouped_as_in_india(number: int) -> str:
    """A number in digits, with one group of three at the end and groups of two before it."""
    head, last = divmod(number, 1000)
    groups = []
    while head:
        head, pair = divmod(head, 100)
        groups.append(f"{pair:02}")
    return ",".join([*reversed(groups), f"{last:03}"]).lstrip("0") if groups else str(last)


@given(st.integers(0, 10**12 - 1), st.sampled_from(["", "and "]))
def test_a_number_in_words_is_read_back(number: int, joint: str) -> None:
    """Every number below a trillion, written in words, is read as that number."""
    reading = read_quantity(in_words(number, joint))
    assert isinstance(reading, QuantityReading)
    assert reading.low == number


@given(st.integers(0, 10**15), st.sampled_from([str, "{:,}".format, grouped_as_in_india]))
def test_a_number_in_digits_is_read_back(number: int, write: Callable[[int], str]) -> None:
    """Every whole number, plain or grouped as in the West or in India, is read as that number."""
    reading = read_quantity(write(number))
    assert isinstance(reading, QuantityReading)
    assert reading.low == number


@given(
    st.decimals(Decimal("0.1"), Decimal(999), places=1),
    st.sampled_from(
        [("$", " billion"), ("€", "bn"), ("Rs ", " crore"), ("", " percent"), ("US$", "m"), ("", " lakh crore")]
    ),
    st.sampled_from(["", "nearly ", "more than ", "at least "]),
)
def test_a_stray_word_is_never_ignored(number: Decimal, style: tuple[str, str], bound: str) -> None:
    """A whole phrase is read, and the same phrase with a word before or after it is refused."""
    words = f"{bound}{style[0]}{number}{style[1]}"
    assert isinstance(read_quantity(words), QuantityReading)
    for stray in ("perhaps", "the", "x", "7", "&", "-"):
        assert isinstance(read_quantity(f"{words} {stray}"), Unparsed)
        if stray != "the":
            assert isinstance(read_quantity(f"{stray} {words}"), Unparsed)


@given(st.text(max_size=300))
def test_arbitrary_text_never_raises(text: str) -> None:
    """For any text there is a reading or a refusal, and no exception."""
    assert isinstance(read_quantity(text), QuantityReading | Unparsed)
    assert isinstance(read_quantity(text, noun=True), QuantityReading | Unparsed)
