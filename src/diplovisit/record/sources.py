"""The sources of a record, the evidence for each fact, and what is left out on purpose."""

import attrs

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
from diplovisit.record.declare import RecordNode, doc, validated
from diplovisit.record.edtf import Edtf
from diplovisit.record.vocabularies import Basis, IgnoredKind, Modality, Polarity, SourceKind


@attrs.frozen(kw_only=True, field_transformer=validated)
class Dateline(RecordNode):
    """The line at the head of a news report.

    >>> from diplovisit.record import Dateline
    >>> Dateline.of(place="New Delhi", date="2025-03-05").date
    Edtf('2025-03-05')
    """

    place: Line | None = attrs.field(
        default=None, metadata=doc("The place it was filed from.", examples=("New Delhi",))
    )
    date: Edtf | None = attrs.field(
        default=None, metadata=doc("The day it was filed, in EDTF.", examples=("2025-03-05",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class CurrencySign(RecordNode):
    """What a currency sign means in a source that uses it for more than one.

    >>> from diplovisit.record import CurrencySign
    >>> CurrencySign(sign="$", currency="USD").currency
    'USD'
    """

    sign: Line = attrs.field(metadata=doc("The sign as printed.", examples=("$", "Rs")))
    currency: Currency = attrs.field(
        metadata=doc("The currency it stands for there, by its ISO 4217 code.", examples=("USD",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Text(RecordNode):
    """The text that the evidence was read from: its length and digests, never the text itself.

    >>> from diplovisit.record import Text
    >>> Text(length=4_102, sha256="0" * 64).length
    4102
    """

    length: Offset = attrs.field(metadata=doc("Its length in Unicode code points, in normal form.", examples=(3297,)))
    sha256: Digest = attrs.field(metadata=doc("The SHA-256 of its bytes."))
    normalised: Digest | None = attrs.field(default=None, metadata=doc("The SHA-256 of its normal form."))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Part(RecordNode):
    """A part of a source that tells the story on its own: a synopsis may say more than the body does.

    >>> from diplovisit.record import Part
    >>> Part(name="body", start=120, end=4_102).start
    120
    """

    name: Name = attrs.field(
        metadata=doc("What it is called in the record; evidence cites it by this.", examples=("body",))
    )
    start: Offset = attrs.field(
        metadata=doc("Where it begins: a code point of the text in normal form, counted from 0.", examples=(562,))
    )
    end: Offset = attrs.field(metadata=doc("Where it ends: the code point after the last.", examples=(3297,)))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Source(RecordNode):
    """Something the record was read from, with all that its own card says of it.

    >>> from diplovisit.record import Source
    >>> Source.of(id="agency", kind="news", language="en", dateline={"place": "New Delhi"}).dateline.place
    'New Delhi'
    """

    id: Id = attrs.field(metadata=doc("Its id.", examples=("nationpress",)))
    kind: SourceKind = attrs.field(metadata=doc("What sort of source it is."))
    publisher: Line | None = attrs.field(default=None, metadata=doc("Who publishes it.", examples=("NationPress",)))
    title: Line | None = attrs.field(
        default=None, metadata=doc("What it is called.", examples=("Travels of the Secretary of State",))
    )
    dateline: Dateline | None = attrs.field(default=None, metadata=doc("Its dateline, for a news report."))
    published: Edtf | None = attrs.field(default=None, metadata=doc("When it was published, in EDTF."))
    language: Language | None = attrs.field(
        default=None,
        metadata=doc(
            "The language it is written in (BCP 47); left out where nothing was written, as with unnamed sources.",
            examples=("en",),
        ),
    )
    url: Url | None = attrs.field(
        default=None, metadata=doc("Where it can be read.", examples=("https://history.state.gov/",))
    )
    file: File | None = attrs.field(
        default=None, metadata=doc("The text itself, beside the record, where it may be shown.")
    )
    licence: Line | None = attrs.field(
        default=None,
        metadata=doc("The licence of the text, by its SPDX name where it has one; `own` for a text of one's own."),
    )
    symbols: tuple[CurrencySign, ...] = attrs.field(default=(), metadata=doc("What its ambiguous currency signs mean."))
    text: Text | None = attrs.field(default=None, metadata=doc("Digests of the text that was read."))
    parts: tuple[Part, ...] = attrs.field(default=(), metadata=doc("Parts of the text that evidence tells apart."))
    via: SourceId | None = attrs.field(
        default=None, metadata=doc("The source that quotes this one, as a paper quotes unnamed officials.")
    )
    retells: SourceId | None = attrs.field(
        default=None, metadata=doc("The source whose facts this one tells in other words.")
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Fragment(RecordNode):
    """Words that may not be shown, by their normal form: long enough to be found again, and of no use without the text.

    It hides prose, not figures: of a short date or sum whoever likes can try all there are.

    >>> from diplovisit.record import Fragment
    >>> Fragment(length=35, sha256="0" * 64).length
    35
    """

    length: Count = attrs.field(metadata=doc("Their length in Unicode code points, in normal form.", examples=(57,)))
    sha256: Digest = attrs.field(metadata=doc("The SHA-256 of their normal form in UTF-8."))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Evidence(RecordNode):
    """Why the record says what it says: words of a source, or the reasoning that stands for them.

    >>> from diplovisit.record import Evidence
    >>> Evidence.of(about="russia/when", basis="stated", quote="March 7, 2025").about
    ('russia/when',)
    """

    about: tuple[Address, ...] = attrs.field(
        metadata=doc(
            "What it is evidence for; a node's address covers all in it that no row names more exactly, and `visit`"
            " the record as a whole, where the basis is neither `stated` nor `derived`.",
            at_least=1,
            examples=(["russia/when"],),
        )
    )
    basis: Basis = attrs.field(metadata=doc("What the fact rests on."))
    sources: tuple[SourceId, ...] = attrs.field(
        default=(), metadata=doc("Whose words; the first source of the record where it is left out.")
    )
    part: PartName | None = attrs.field(
        default=None, metadata=doc("The part of the source that the words stand in.", examples=("body",))
    )
    nth: Count | None = attrs.field(
        default=None,
        metadata=doc("Which occurrence of the quote in that part, from 1, where it occurs more than once."),
    )
    quote: Line | None = attrs.field(
        default=None, metadata=doc("The words: a date, a sum, a name, a few words, no sentence.")
    )
    fragment: Fragment | None = attrs.field(
        default=None, metadata=doc("The words by their digest, where they may not be shown; instead of a quote.")
    )
    locator: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "Where the value stands in structured data, such as an XPath; with a quote, where the quote stands.",
            examples=("/trips/trip[id='1028']/remarks",),
        ),
    )
    says: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "What these words say where it is not what the record says: a dissenting source.",
            examples=("2026-10-06/2026-10-09",),
        ),
    )
    modality: Modality | None = attrs.field(default=None, metadata=doc("How sure the words are."))
    polarity: Polarity | None = attrs.field(
        default=None,
        metadata=doc("Whether the words affirm or deny (“no announcement” denies); they affirm where it is left out."),
    )
    by: Line | None = attrs.field(
        default=None, metadata=doc("Who vouches for prose or reasoning that no machine can check.")
    )
    rule: Name | None = attrs.field(
        default=None, metadata=doc("The rule that recomputes a derived value.", examples=("year-of-dateline",))
    )
    inputs: tuple[Address, ...] = attrs.field(default=(), metadata=doc("The addresses the rule computes from."))
    note: Sentence | None = attrs.field(
        default=None, metadata=doc("How it was inferred, or whatever else a reader should know.")
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Absence(RecordNode):
    """Something the sources do not say, on record so that nobody fills it in.

    >>> from diplovisit.record import Absence
    >>> Absence.of(about="russia/places", reason="no city is named").reason
    'no city is named'
    """

    about: Address = attrs.field(metadata=doc("The field that has no value.", examples=("russia/places",)))
    reason: Sentence = attrs.field(metadata=doc("What the sources say, or do not."))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Ignored(RecordNode):
    """Words of a source whose figures and names the record leaves out on purpose.

    A row names them in exactly one way: by a quote, by a fragment, by a part alone, or by where they begin and end.

    >>> from diplovisit.record import Ignored
    >>> Ignored.of(quote="in 2022", reason="of another visit").quote
    'in 2022'
    """

    quote: Line | None = attrs.field(default=None, metadata=doc("The words."))
    fragment: Fragment | None = attrs.field(
        default=None, metadata=doc("The words by their digest, where they may not be shown; instead of a quote.")
    )
    sources: tuple[SourceId, ...] = attrs.field(
        default=(), metadata=doc("Whose words; the first source of the record where it is left out.")
    )
    part: PartName | None = attrs.field(
        default=None,
        metadata=doc(
            "The part of the source that the words stand in; without a quote and a fragment, all of that part.",
            examples=("body",),
        ),
    )
    nth: Count | None = attrs.field(
        default=None, metadata=doc("Which occurrence in that part, from 1, where there are more than one.")
    )
    start: Offset | None = attrs.field(
        default=None,
        metadata=doc(
            "Where they begin, instead of a quote: a code point of the text in normal form, counted from 0.",
            examples=(2810,),
        ),
    )
    end: Offset | None = attrs.field(
        default=None, metadata=doc("Where they end: the code point after the last.", examples=(3297,))
    )
    kind: IgnoredKind | None = attrs.field(
        default=None, metadata=doc("What of them is left out; both figures and names where it is not given.")
    )
    reason: Sentence = attrs.field(metadata=doc("Why they are left out."))
