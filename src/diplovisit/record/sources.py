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
from diplovisit.record.declare import doc, validated
from diplovisit.record.edtf import Edtf
from diplovisit.record.vocabularies import Basis, IgnoredKind, Modality, Polarity, SourceKind


@attrs.frozen(kw_only=True, field_transformer=validated)
class Dateline:
    """The line at the head of a news report."""

    place: Line | None = attrs.field(
        default=None, metadata=doc("The place it was filed from.", examples=("New Delhi",))
    )
    date: Edtf | None = attrs.field(
        default=None, metadata=doc("The day it was filed, in EDTF.", examples=("2025-03-05",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class CurrencySign:
    """What a currency sign means in a source that uses it for more than one."""

    sign: Line = attrs.field(metadata=doc("The sign as printed.", examples=("$", "Rs")))
    currency: Currency = attrs.field(
        metadata=doc("The currency it stands for there, by its ISO 4217 code.", examples=("USD",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Text:
    """The text that the evidence was read from: its length and digests, never the text itself."""

    length: Offset = attrs.field(metadata=doc("Its length in Unicode code points, in normal form.", examples=(3297,)))
    sha256: Digest = attrs.field(
        metadata=doc(
            "The SHA-256 of its bytes.", examples=("3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea",)
        )
    )
    normalised: Digest | None = attrs.field(
        default=None,
        metadata=doc(
            "The SHA-256 of its normal form.",
            examples=("9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0",),
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Part:
    """A part of a source that tells the story on its own: a synopsis may say more than the body does."""

    name: Name = attrs.field(
        metadata=doc("What it is called in the record; evidence cites it by this.", examples=("body",))
    )
    start: Offset = attrs.field(
        metadata=doc("Where it begins: a code point of the text in normal form, counted from 0.", examples=(562,))
    )
    end: Offset = attrs.field(metadata=doc("Where it ends: the code point after the last.", examples=(3297,)))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Source:
    """Something the record was read from, with all that its own card says of it."""

    id: Id = attrs.field(metadata=doc("Its id.", examples=("nationpress", "unnamed-officials")))
    kind: SourceKind = attrs.field(metadata=doc("What sort of source it is.", examples=("news",)))
    publisher: Line | None = attrs.field(default=None, metadata=doc("Who publishes it.", examples=("NationPress",)))
    title: Line | None = attrs.field(
        default=None, metadata=doc("What it is called.", examples=("Travels of the Secretary of State",))
    )
    dateline: Dateline | None = attrs.field(
        default=None,
        metadata=doc("Its dateline, for a news report.", examples=({"place": "New Delhi", "date": "2025-03-05"},)),
    )
    published: Edtf | None = attrs.field(
        default=None, metadata=doc("When it was published, in EDTF.", examples=("2025-03-05",))
    )
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
        default=None,
        metadata=doc("The text itself, beside the record, where it may be shown.", examples=("retelling.txt",)),
    )
    licence: Line | None = attrs.field(
        default=None,
        metadata=doc(
            "The licence of the text, by its SPDX name where it has one; `own` for a text of one's own.",
            examples=("CC-BY-4.0", "own"),
        ),
    )
    symbols: tuple[CurrencySign, ...] = attrs.field(
        default=(),
        metadata=doc("What its ambiguous currency signs mean.", examples=([{"sign": "$", "currency": "USD"}],)),
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
            "Parts of the text that evidence tells apart.", examples=([{"name": "body", "start": 562, "end": 3297}],)
        ),
    )
    via: SourceId | None = attrs.field(
        default=None,
        metadata=doc(
            "The source that quotes this one, as a paper quotes unnamed officials.", examples=("nationpress",)
        ),
    )
    retells: SourceId | None = attrs.field(
        default=None, metadata=doc("The source whose facts this one tells in other words.", examples=("nationpress",))
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Fragment:
    """Words that may not be shown, by their normal form: long enough to be found again, and of no use without the text.

    It hides prose, not figures: of a short date or sum whoever likes can try all there are.
    """

    length: Count = attrs.field(metadata=doc("Their length in Unicode code points, in normal form.", examples=(57,)))
    sha256: Digest = attrs.field(
        metadata=doc(
            "The SHA-256 of their normal form in UTF-8.",
            examples=("9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0",),
        )
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Evidence:
    """Why the record says what it says: words of a source, or the reasoning that stands for them."""

    about: tuple[Address, ...] = attrs.field(
        metadata=doc(
            "What it is evidence for; a node's address covers all in it that no row names more exactly, and `visit`"
            " the record as a whole, where the basis is neither `stated` nor `derived`.",
            at_least=1,
            examples=(["russia/when"],),
        )
    )
    basis: Basis = attrs.field(metadata=doc("What the fact rests on.", examples=("stated",)))
    sources: tuple[SourceId, ...] = attrs.field(
        default=(),
        metadata=doc("Whose words; the first source of the record where it is left out.", examples=(["nationpress"],)),
    )
    part: PartName | None = attrs.field(
        default=None, metadata=doc("The part of the source that the words stand in.", examples=("body",))
    )
    nth: Count | None = attrs.field(
        default=None,
        metadata=doc(
            "Which occurrence of the quote in that part, from 1, where it occurs more than once.", examples=(2,)
        ),
    )
    quote: Line | None = attrs.field(
        default=None,
        metadata=doc("The words: a date, a sum, a name, a few words, no sentence.", examples=("7 March 2025",)),
    )
    fragment: Fragment | None = attrs.field(
        default=None,
        metadata=doc(
            "The words by their digest, where they may not be shown; instead of a quote.",
            examples=({"length": 57, "sha256": "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0"},),
        ),
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
    modality: Modality | None = attrs.field(
        default=None, metadata=doc("How sure the words are.", examples=("scheduled",))
    )
    polarity: Polarity | None = attrs.field(
        default=None,
        metadata=doc(
            "Whether the words affirm or deny (“no announcement” denies); they affirm where it is left out.",
            examples=("denied",),
        ),
    )
    by: Line | None = attrs.field(
        default=None,
        metadata=doc("Who vouches for prose or reasoning that no machine can check.", examples=("Ana Example",)),
    )
    rule: Name | None = attrs.field(
        default=None, metadata=doc("The rule that recomputes a derived value.", examples=("year-of-dateline",))
    )
    inputs: tuple[Address, ...] = attrs.field(
        default=(), metadata=doc("The addresses the rule computes from.", examples=(["nationpress/dateline/date"],))
    )
    note: Sentence | None = attrs.field(
        default=None,
        metadata=doc(
            "How it was inferred, or whatever else a reader should know.",
            examples=("The report names only “the Kremlin”; that the talks are in Moscow is our reading.",),
        ),
    )


@attrs.frozen(kw_only=True, field_transformer=validated)
class Absence:
    """Something the sources do not say, on record so that nobody fills it in."""

    about: Address = attrs.field(metadata=doc("The field that has no value.", examples=("russia/places",)))
    reason: Sentence = attrs.field(metadata=doc("What the sources say, or do not.", examples=("no city is named",)))


@attrs.frozen(kw_only=True, field_transformer=validated)
class Ignored:
    """Words of a source whose figures and names the record leaves out on purpose.

    A row names them in exactly one way: by a quote, by a fragment, by a part alone, or by where they begin and end.
    """

    quote: Line | None = attrs.field(default=None, metadata=doc("The words.", examples=("in 2021",)))
    fragment: Fragment | None = attrs.field(
        default=None,
        metadata=doc(
            "The words by their digest, where they may not be shown; instead of a quote.",
            examples=({"length": 57, "sha256": "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0"},),
        ),
    )
    sources: tuple[SourceId, ...] = attrs.field(
        default=(),
        metadata=doc("Whose words; the first source of the record where it is left out.", examples=(["nationpress"],)),
    )
    part: PartName | None = attrs.field(
        default=None,
        metadata=doc(
            "The part of the source that the words stand in; without a quote and a fragment, all of that part.",
            examples=("body",),
        ),
    )
    nth: Count | None = attrs.field(
        default=None,
        metadata=doc("Which occurrence in that part, from 1, where there are more than one.", examples=(2,)),
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
        default=None,
        metadata=doc("What of them is left out; both figures and names where it is not given.", examples=("figures",)),
    )
    reason: Sentence = attrs.field(
        metadata=doc("Why they are left out.", examples=("an earlier visit by somebody else",))
    )
