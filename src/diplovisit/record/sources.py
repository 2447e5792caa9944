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
        default=None, metadata=doc("The place from which the report was filed.", examples=("New Delhi",))
    )
    date: Edtf | None = attrs.field(
        default=None, metadata=doc("The day on which the report was filed, in EDTF.", examples=("2025-03-05",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class CurrencySign(RecordNode):
    """What a currency sign means in a source that uses it for more than one.

    >>> from diplovisit.record import CurrencySign
    >>> CurrencySign(sign="$", currency="USD").currency
    'USD'
    """

    sign: Line = attrs.field(metadata=doc("The sign, as it is printed.", examples=("$", "Rs")))
    currency: Currency = attrs.field(
        metadata=doc("The currency that it means there, by its ISO 4217 code.", examples=("USD",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Text(RecordNode):
    """The text that the evidence was read from: its length and digests, never the text itself.

    >>> from diplovisit.record import Text
    >>> Text(length=4_102, sha256="0" * 64).length
    4102
    """

    length: Offset = attrs.field(metadata=doc("The length in Unicode code points, in normal form.", examples=(3297,)))
    sha256: Digest = attrs.field(
        metadata=doc(
            "The SHA-256 of the bytes of the text.",
            examples=("3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",),
        )
    )
    normalised: Digest | None = attrs.field(
        default=None,
        metadata=doc(
            "The SHA-256 of the normal form of the text.",
            examples=("9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0",),
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Part(RecordNode):
    """A part of a source that tells the story by itself: a synopsis may say more than the body.

    >>> from diplovisit.record import Part
    >>> Part(name="body", start=120, end=4_102).start
    120
    """

    name: Name = attrs.field(metadata=doc("The name of the part, by which evidence cites it.", examples=("body",)))
    start: Offset = attrs.field(
        metadata=doc("Where the part begins: a code point of the text in normal form, counted from 0.", examples=(562,))
    )
    end: Offset = attrs.field(metadata=doc("Where the part ends: the code point after its last one.", examples=(3297,)))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Source(RecordNode):
    """Something that the record was made from, with what it says about itself.

    >>> from diplovisit.record import Source
    >>> Source.of(id="agency", kind="news", language="en", dateline={"place": "New Delhi"}).dateline.place
    'New Delhi'
    """

    id: Id = attrs.field(metadata=doc("The id of the source.", examples=("nationpress", "unnamed-officials")))
    kind: SourceKind = attrs.field(metadata=doc("What kind of source it is.", examples=("news",)))
    publisher: Line | None = attrs.field(default=None, metadata=doc("Who publishes it.", examples=("NationPress",)))
    title: Line | None = attrs.field(
        default=None, metadata=doc("The title of the source.", examples=("Travels of the Secretary of State",))
    )
    dateline: Dateline | None = attrs.field(
        default=None,
        metadata=doc("The dateline of a news report.", examples=({"place": "New Delhi", "date": "2025-03-05"},)),
    )
    published: Edtf | None = attrs.field(
        default=None, metadata=doc("When it was published, in EDTF.", examples=("2025-03-05",))
    )
    language: Language | None = attrs.field(
        default=None,
        metadata=doc(
            "The language of the source (BCP 47); left out if nothing was written, as with unnamed sources.",
            examples=("en",),
        ),
    )
    url: Url | None = attrs.field(
        default=None, metadata=doc("The web address of the source.", examples=("https://history.state.gov/",))
    )
    file: File | None = attrs.field(
        default=None,
        metadata=doc("The text of the source next to the record, if it may be published.", examples=("retelling.txt",)),
    )
    licence: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The licence of the text: its SPDX name if it has one, or `own` for a text of your own.",
            examples=("CC-BY-4.0", "own"),
        ),
    )
    symbols: tuple[CurrencySign, ...] = attrs.field(
        default=(),
        metadata=doc(
            "What ambiguous currency signs mean in this source.", examples=([{"sign": "$", "currency": "USD"}],)
        ),
    )
    text: Text | None = attrs.field(
        default=None,
        metadata=doc(
            "Digests of the text that was read.",
            examples=({"length": 3297, "sha256": "3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea"},),
        ),
    )
    parts: tuple[Part, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The parts of the text that evidence distinguishes.",
            examples=([{"name": "body", "start": 562, "end": 3297}],),
        ),
    )
    via: SourceId | None = attrs.field(
        default=None,
        metadata=doc(
            "The source that quotes this one: a paper that quotes unnamed officials.", examples=("nationpress",)
        ),
    )
    retells: SourceId | None = attrs.field(
        default=None, metadata=doc("The source whose facts this one tells in other words.", examples=("nationpress",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Fragment(RecordNode):
    """Words that may not be published, by the digest of their normal form.

    Somebody who has the text can find them again. A fragment hides prose, but not figures: anybody can try all short
    dates and sums.

    >>> from diplovisit.record import Fragment
    >>> Fragment(length=35, sha256="0" * 64).length
    35
    """

    length: Count = attrs.field(
        metadata=doc("The length of the words in Unicode code points, in normal form.", examples=(57,))
    )
    sha256: Digest = attrs.field(
        metadata=doc(
            "The SHA-256 of the normal form of the words in UTF-8.",
            examples=("9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0",),
        )
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Evidence(RecordNode):
    """Why the record says what it says: the words of a source, or a person's reasoning.

    >>> from diplovisit.record import Evidence
    >>> Evidence.of(about="russia/when", basis="stated", quote="March 7, 2025").about
    ('russia/when',)
    """

    about: tuple[Address, ...] = attrs.field(
        metadata=doc(
            "The addresses of the facts. The address of a part of the record covers every fact in"
            " it for which no row is more exact. `visit` is the whole record, if the basis is"
            " neither `stated` nor `derived`.",
            at_least=1,
            examples=(["russia/when"],),
        )
    )
    basis: Basis = attrs.field(metadata=doc("How the fact is known.", examples=("stated",)))
    sources: tuple[SourceId, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Whose words they are; those of the first source of the record if it is left out.",
            examples=(["nationpress"],),
        ),
    )
    part: PartName | None = attrs.field(
        default=None, metadata=doc("The part of the source that has the words.", examples=("body",))
    )
    nth: Count | None = attrs.field(
        default=None,
        metadata=doc(
            "Which occurrence of the quote in that part is meant, counted from 1, if it occurs more than once.",
            examples=(2,),
        ),
    )
    quote: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The words: a date, a sum, a name or a few words, but not a sentence.", examples=("7 March 2025",)
        ),
    )
    fragment: Fragment | None = attrs.field(
        default=None,
        metadata=doc(
            "The digest of the words, instead of a quote, if they may not be published.",
            examples=({"length": 57, "sha256": "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0"},),
        ),
    )
    locator: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "Where the value is in structured data, such as an XPath; with a quote, where the quote is.",
            examples=("/trips/trip[id='1028']/remarks",),
        ),
    )
    says: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "What these words say, if that differs from the record: the source disagrees.",
            examples=("2026-10-06/2026-10-09",),
        ),
    )
    modality: Modality | None = attrs.field(
        default=None, metadata=doc("How sure the words are.", examples=("scheduled",))
    )
    polarity: Polarity | None = attrs.field(
        default=None,
        metadata=doc(
            "Whether the words affirm or deny (“no announcement” denies); they affirm if it is left out.",
            examples=("denied",),
        ),
    )
    by: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The person who answers for prose or reasoning that no program can check.", examples=("Ana Example",)
        ),
    )
    rule: Name | None = attrs.field(
        default=None, metadata=doc("The rule that computes a derived value.", examples=("year-of-dateline",))
    )
    inputs: tuple[Address, ...] = attrs.field(
        default=(),
        metadata=doc(
            "The addresses of the values that the rule computes from.", examples=(["nationpress/dateline/date"],)
        ),
    )
    note: Sentence | None = attrs.field(
        default=None,
        metadata=doc(
            "How the fact was inferred, or anything else that a reader should know.",
            examples=("The report names only “the Kremlin”; that the talks are in Moscow is our reading.",),
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Absence(RecordNode):
    """Something that the sources do not say, recorded so that nobody fills it in.

    >>> from diplovisit.record import Absence
    >>> Absence.of(about="russia/places", reason="no city is named").reason
    'no city is named'
    """

    about: Address = attrs.field(
        metadata=doc("The address of the field that has no value.", examples=("russia/places",))
    )
    reason: Sentence = attrs.field(
        metadata=doc("What the sources say instead, or do not say.", examples=("no city is named",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Ignored(RecordNode):
    """Words of a source whose figures and names the record leaves out on purpose.

    A row names them in exactly one way: by a quote, by a fragment, by a part alone, or by where they begin and end.

    >>> from diplovisit.record import Ignored
    >>> Ignored.of(quote="in 2022", reason="of another visit").quote
    'in 2022'
    """

    quote: Line | None = attrs.field(default=None, metadata=doc("The words.", examples=("in 2021",)))
    fragment: Fragment | None = attrs.field(
        default=None,
        metadata=doc(
            "The digest of the words, instead of a quote, if they may not be published.",
            examples=({"length": 57, "sha256": "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0"},),
        ),
    )
    sources: tuple[SourceId, ...] = attrs.field(
        default=(),
        metadata=doc(
            "Whose words they are; those of the first source of the record if it is left out.",
            examples=(["nationpress"],),
        ),
    )
    part: PartName | None = attrs.field(
        default=None,
        metadata=doc(
            "The part of the source that has the words; without a quote or a fragment, the whole part.",
            examples=("body",),
        ),
    )
    nth: Count | None = attrs.field(
        default=None,
        metadata=doc("Which occurrence in that part is meant, counted from 1, if there are several.", examples=(2,)),
    )
    start: Offset | None = attrs.field(
        default=None,
        metadata=doc(
            "Where the words begin, instead of a quote: a code point of the text in normal form, counted from 0.",
            examples=(2810,),
        ),
    )
    end: Offset | None = attrs.field(
        default=None, metadata=doc("Where the words end: the code point after the last one.", examples=(3297,))
    )
    kind: IgnoredKind | None = attrs.field(
        default=None,
        metadata=doc(
            "What the record leaves out of the words; figures and names if it is not given.", examples=("figures",)
        ),
    )
    reason: Sentence = attrs.field(
        metadata=doc("Why the record leaves them out.", examples=("an earlier visit by somebody else",))
    )
