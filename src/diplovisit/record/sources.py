"""What the record rests on: the sources, the evidence for each fact, and what is knowingly left open."""

from diplovisit.record.constraints import (
    Address,
    Count,
    Currency,
    Digest,
    File,
    Id,
    Language,
    Line,
    Name,
    Offset,
    PartName,
    Sentence,
    SourceId,
    Url,
)
from diplovisit.record.declare import field, node
from diplovisit.record.edtf import Edtf
from diplovisit.record.vocabularies import Basis, Modality, Polarity, SourceKind


@node
class Dateline:
    """The line at the head of a news report."""

    place: Line | None = field("The place it was filed from.", default=None, examples=("New Delhi",))
    date: Edtf | None = field("The day it was filed, in EDTF.", default=None, examples=("2025-03-05",))


@node
class CurrencySign:
    """What a currency sign means in a source that uses it for more than one."""

    sign: Line = field("The sign as printed.", examples=("$", "Rs"))
    currency: Currency = field("The currency it stands for there, by its ISO 4217 code.", examples=("USD",))


@node
class Text:
    """The text that the evidence was read from: its length and digests, never the text itself."""

    length: Offset = field("Its length in Unicode code points, in normal form.", examples=(3297,))
    sha256: Digest = field("The SHA-256 of its bytes.")
    normalised: Digest | None = field("The SHA-256 of its normal form.", default=None)


@node
class Part:
    """A part of a source that tells the story on its own: a synopsis may say more than the body does."""

    name: Name = field("What it is called in the record; evidence cites it by this.", examples=("body",))
    start: Offset = field("Where it begins: a code point of the text in normal form, counted from 0.", examples=(562,))
    end: Offset = field("Where it ends: the code point after the last.", examples=(3297,))


@node
class Source:
    """Something the record was read from, with all that its own card says of it."""

    id: Id = field("Its id.", examples=("nationpress",))
    kind: SourceKind = field("What sort of source it is.")
    publisher: Line | None = field("Who publishes it.", default=None, examples=("NationPress",))
    title: Line | None = field("What it is called.", default=None, examples=("Travels of the Secretary of State",))
    dateline: Dateline | None = field("Its dateline, for a news report.", default=None)
    published: Edtf | None = field("When it was published, in EDTF.", default=None)
    language: Language | None = field(
        "The language it is written in (BCP 47); left out where nothing was written, as with unnamed sources.",
        default=None,
        examples=("en",),
    )
    url: Url | None = field("Where it can be read.", default=None, examples=("https://history.state.gov/",))
    file: File | None = field("The text itself, beside the record, where it may be shown.", default=None)
    licence: Line | None = field("The licence of the text, by its SPDX name where it has one.", default=None)
    symbols: tuple[CurrencySign, ...] = field("What its ambiguous currency signs mean.", default=())
    text: Text | None = field("Digests of the text that was read.", default=None)
    parts: tuple[Part, ...] = field("Parts of the text that evidence tells apart.", default=())
    via: SourceId | None = field("The source that quotes this one, as a paper quotes unnamed officials.", default=None)
    retells: SourceId | None = field("The source whose facts this one tells in other words.", default=None)


@node
class Evidence:
    """Why the record says what it says: words of a source, or the reasoning that stands for them."""

    about: tuple[Address, ...] = field(
        "What it is evidence for; a node's address covers all in it that no row names more exactly.", at_least=1, examples=(["russia/when"],)
    )
    basis: Basis = field("What the fact rests on.")
    sources: tuple[SourceId, ...] = field(
        "Whose words; the first source of the record where it is left out.", default=()
    )
    part: PartName | None = field("The part of the source that the words stand in.", default=None, examples=("body",))
    nth: Count | None = field(
        "Which occurrence of the quote in that part, from 1, where it occurs more than once.", default=None
    )
    quote: Line | None = field("The words: a date, a sum, a name, a few words, no sentence.", default=None)
    locator: Line | None = field(
        "Where the value stands in structured data, such as an XPath; with a quote, where the quote stands.",
        default=None,
        examples=("/trips/trip[id='1028']/remarks",),
    )
    says: Line | None = field(
        "What these words say where it is not what the record says: a dissenting source.",
        default=None,
        examples=("2026-10-06/2026-10-09",),
    )
    modality: Modality | None = field("How sure the words are.", default=None)
    polarity: Polarity | None = field("Whether the words affirm or deny (“no announcement” denies); they affirm where it is left out.", default=None)
    by: Line | None = field("Who vouches for prose or reasoning that no machine can check.", default=None)
    rule: Name | None = field("The rule that recomputes a derived value.", default=None, examples=("year-of-dateline",))
    inputs: tuple[Address, ...] = field("The addresses the rule computes from.", default=())
    note: Sentence | None = field("How it was inferred, or whatever else a reader should know.", default=None)


@node
class Absence:
    """Something the sources do not say, on record so that nobody fills it in."""

    about: Address = field("The field that has no value.", examples=("russia/places",))
    reason: Sentence = field("What the sources say, or do not.")


@node
class Ignored:
    """Words of a source that state a value which the record leaves out on purpose."""

    quote: Line = field("The words.")
    part: PartName | None = field("The part of the source they stand in.", default=None)
    nth: Count | None = field("Which occurrence in that part, from 1, where there are more than one.", default=None)
    reason: Sentence = field("Why they are left out.")
