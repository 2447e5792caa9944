"""The verdicts in a lock file: what each of them was reached on, and which of them still count.

A verdict counts only while its digest matches: the value, the row, the text and the version of the readings are still
those that it was reached on. A changed value has no verdict in an unchanged lock file.

The digests are no signature. An author of the lock file may write any verdict into it, with the right digest. So a
verdict of the lock file is a claim by its author, and a review of a pull request includes the lock file. A value that
its own quote contradicts stays contradicted, whatever the lock file says.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import attrs

from diplovisit.evidence.anchors.locating import Carriers
from diplovisit.evidence.anchors.lock_file import LockedText, LockFile, is_other_text
from diplovisit.evidence.facts import Fact, surroundings, value_fields
from diplovisit.evidence.verdicts.dates import input_value
from diplovisit.evidence.verdicts.verdict import READINGS_VERSION, Cause, Opinion, Verdict
from diplovisit.record import Directory, Evidence, Participant, Status, Stop, Traveller, Visit

_DIGITS: Final = 24  # 96 bits: nobody finds another value for the same address by trying
_ROW_FIELDS: Final = tuple(
    field.name for field in attrs.fields(Evidence) if field.name not in {"about", "note", "fragment"}
)
# An address is `about` many facts, and a note is for people. Neither changes what the words say of one fact.

_REASONS: Final = {
    Verdict.PROVEN: "state this",
    Verdict.PROVEN_APPROXIMATE: "state this approximately",
    Verdict.DERIVED: "give this by rule",
    Verdict.ATTESTED: "do not contradict this",
    Verdict.AMBIGUOUS: "can mean this and something else",
    Verdict.UNREADABLE: "cannot be read as a value of this field",
    Verdict.CONTRADICTED: "state something else",
}
_REASONS_BY_CAUSE: Final = {
    Cause.QUALIFIER: "have another qualifier",
    Cause.YEAR: "do not state the year, the month or the day",
    Cause.CURRENCY: "do not state the currency, or state another one",
    Cause.METONYM: "name a place or a people that may stand for a government",
    Cause.CERTAINTY: "are less certain",
    Cause.DERIVATION: "do not give this by rule",
    Cause.CUT: "are part of a longer mention",
    Cause.WEEKDAY: "name another weekday than that of the day",
    Cause.DENIAL: "are denied or made uncertain in their sentence",
}


@attrs.frozen(kw_only=True)
class ReadingContext:
    """What the words of a row are read with: the language of its source, the meaning of currency signs, and its day."""

    language: str
    symbols: Mapping[str, str]
    day: str | None


@attrs.frozen(kw_only=True, order=True)
class LockedVerdict:
    """A verdict as a line of a lock file has it: on a fact, by the words in a text.

    text: the id of the source. address: that of the fact. digest: of all that the verdict was reached on.
    """

    text: str
    address: str
    digest: str
    verdict: Verdict
    cause: Cause = Cause.VALUE

    @property
    def line(self) -> str:
        """The verdict as a line.

        >>> verdict = LockedVerdict(text="paper", address="russia/when", digest="9f" * 12, verdict=Verdict.DERIVED)
        >>> verdict.line
        'paper russia/when 9f9f9f9f9f9f9f9f9f9f9f9f derived'
        >>> parse_verdict(verdict.line) == verdict
        True
        """
        cause = f" {self.cause}" if self.cause is not Cause.VALUE else ""
        return f"{self.text} {self.address} {self.digest} {self.verdict}{cause}"

    @property
    def opinion(self) -> Opinion:
        """The verdict with its reason. The words that it was read from are not in the lock file."""
        reason = _REASONS_BY_CAUSE.get(self.cause) if not self.verdict.is_acceptable else None
        return Opinion(self.verdict, f"{reason or _REASONS[self.verdict]}, by the lock file", self.cause)


def parse_verdict(line: str) -> LockedVerdict:
    """Returns the verdict of a line that the lock file's rule of texts has accepted."""
    text, address, digest, verdict, *cause = line.split(" ")
    return LockedVerdict(
        text=text, address=address, digest=digest, verdict=Verdict(verdict), cause=Cause(*(cause or [Cause.VALUE]))
    )


class JudgementDigests:
    """Computes the digests of judgements of one record.

    `context` returns what the words of a row in the text of a source are read with.
    """

    def __init__(self, visit: Visit, directory: Directory, context: Callable[[int, str], ReadingContext]) -> None:
        self._visit, self._directory, self._context = visit, directory, context
        self._sources = {source.id: source for source in visit.sources}
        self._people = {person.id: person for person in visit.people}
        # Each is combined with many of the others: a stop has rows, and its engagements have facts.
        self._rows: dict[tuple[int, str], hashlib._Hash] = {}
        self._facts: dict[str, bytes] = {}

    def digest(self, fact: Fact, row: int, text: LockedText) -> str:
        """Returns the digest of all that the verdict on a fact by a row in a text depends on.

        A verdict that comes to depend on more of the record needs it here, too. `test_locked_verdicts.py` holds this.
        """
        key = row, text.source
        if key not in self._rows:
            self._rows[key] = hashlib.sha256(_canonical_json(self._row_content(row, text)).encode())
        if fact.address not in self._facts:
            self._facts[fact.address] = _canonical_json(self._fact_content(fact)).encode()
        digest = self._rows[key].copy()
        digest.update(b"\n" + self._facts[fact.address])
        return digest.hexdigest()[:_DIGITS]

    def _row_content(self, row: int, text: LockedText) -> list[Any]:
        evidence, source = self._visit.evidence[row], self._sources[text.source]
        context = self._context(row, text.source)
        return [
            READINGS_VERSION,
            [text.source, text.normalised, text.length],
            [source.text.sha256, source.text.length] if source.text is not None else None,
            [[part.name, part.start, part.end] for part in source.parts if part.name == evidence.part],
            [[name, _plain(getattr(evidence, name))] for name in _ROW_FIELDS],
            [evidence.fragment.length, evidence.fragment.sha256] if evidence.fragment is not None else None,
            [_plain(input_value(self._visit, self._directory, address)) for address in evidence.inputs],
            [context.language, dict(context.symbols), context.day],
            # Words that call a visit off are read otherwise where the record says that it is off.
            *(["off"] if self._visit.status in {Status.CANCELLED, Status.POSTPONED} else []),
        ]

    def _fact_content(self, fact: Fact) -> list[Any]:
        holder = fact.holder
        # The fields of a visit or a stop are judged by themselves. Smaller nodes are judged with their other fields: a
        # value with its unit, an office with its country.
        siblings = {} if isinstance(holder, Visit | Stop) else _values(holder)
        named = [fact.value, *(siblings.values() if isinstance(holder, Traveller | Participant) else ())]
        # The capacity of a traveller is judged by the office of the person.
        people = [_values(self._people[name]) for name in named if isinstance(name, str) and name in self._people]
        around = [_values_within(node) for node in surroundings(fact, self._visit)]
        return [fact.address, _plain(fact.value), siblings, people, around]


def _values(node: Any) -> dict[str, Any]:
    return {name: _plain(getattr(node, name)) for name, _ in value_fields(node.__class__)}


def _values_within(node: Any) -> Any:
    """The values of a node and of its inner nodes; a single value as it is."""
    if not attrs.has(type(node)):
        return _plain_leaf(node)
    return attrs.asdict(node, value_serializer=lambda _, __, value: _plain_leaf(value))


def _plain_leaf(value: Any) -> Any:
    return (
        value
        if value is None or isinstance(value, bool | tuple | list | dict) or attrs.has(type(value))
        else str(value)
    )


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return str(value)


def _canonical_json(content: Any) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


class LockedVerdicts:
    """The verdicts of a lock file that stand in for texts that are not at hand."""

    def __init__(
        self, visit: Visit, lock: LockFile | None, available: Iterable[str], digests: JudgementDigests
    ) -> None:
        self._visit, self._digests, self._available = visit, digests, frozenset(available)
        self._carriers = Carriers(visit)
        self._lock = lock
        self._sources = {source.id: source for source in visit.sources}
        self._texts = {text.source: text for text in lock.texts} if lock is not None else {}
        self._texts_by_row: dict[int, tuple[str, ...]] = {}
        self._verdicts: dict[tuple[str, str], dict[str, LockedVerdict]] = {}
        for line in lock.verdicts if lock is not None else ():
            locked = parse_verdict(line)
            known = self._verdicts.setdefault((locked.text, locked.address), {})
            known[locked.digest] = max(locked, known.get(locked.digest, locked), key=_badness)

    def find(self, fact: Fact, row: int) -> Opinion | None:
        """Returns the opinion that the lock file has on a fact by a row, None if it has none that still counts.

        Of several texts, the first counts, unless another one takes the fact back.
        """
        opinions: list[Opinion] = []
        if not self._verdicts or self._is_of_another_record:
            return None
        for name in self.texts_of(row):
            text = self._texts.get(name)
            candidates = self._verdicts.get((name, fact.address))
            if (
                text is None
                or candidates is None
                or name in self._available
                or is_other_text(text, self._sources[name])
            ):
                continue
            if (found := candidates.get(self._digests.digest(fact, row, text))) is not None:
                opinions.append(found.opinion)
        return next((opinion for opinion in opinions if opinion.takes_back), opinions[0] if opinions else None)

    @property
    def _is_of_another_record(self) -> bool:
        return self._lock is not None and self._lock.record != self._visit.id

    def texts_of(self, row: int) -> tuple[str, ...]:
        """Returns the ids of the sources whose texts can contain the words of a row."""
        if row not in self._texts_by_row:
            sources = self._visit.evidence[row].sources or tuple(source.id for source in self._visit.sources[:1])
            names = (name for source in sources for name in self._carriers.texts_for(source))
            self._texts_by_row[row] = tuple(dict.fromkeys(names))
        return self._texts_by_row[row]

    def is_lost(self, row: int) -> bool:
        """Whether a text at hand should have the words of a row. It is asked only if no text at hand has them."""
        return not self._available.isdisjoint(self.texts_of(row))

    def reason_not_checked(self, row: int) -> str:
        """Returns why the words of a row were not checked, as a clause after `the words`."""
        names = self.texts_of(row)
        if self.is_lost(row):
            present = " or ".join(name for name in names if name in self._available)
            return f"were not checked: their position in the text of {present} is not certain"
        missing = f"were not checked: no text of {' or '.join(names)} is available"
        if self._lock is None:
            return f"{missing}, and there is no lock file"
        if self._is_of_another_record:
            return f"{missing}, and the lock file belongs to the record {self._lock.record}"
        others = [
            name for name in names if name in self._texts and is_other_text(self._texts[name], self._sources[name])
        ]
        if others:
            return f"{missing}, and the lock file was made from another text of {' and '.join(others)}"
        versions = {text.readings for name in names if (text := self._texts.get(name)) is not None}
        if versions and READINGS_VERSION not in versions and None not in versions:
            older = " and ".join(map(str, sorted(version for version in versions if version is not None)))
            return f"{missing}, and the lock file has version {older} of the readings, not {READINGS_VERSION}"
        return f"{missing}, and the lock file has no verdict on this value and these words"


def _badness(locked: LockedVerdict) -> int:
    """The place of a verdict from the best to the worst. Of two verdicts on the same, only the worse one is safe."""
    return list(Verdict).index(locked.verdict)


def judge_without_text(
    opinion: Opinion, evidence: Evidence, locked: Opinion | None, *, is_lost: bool
) -> Opinion | None:
    """Returns the opinion of a row whose words were found in no text, None if it is not checked.

    opinion: by the quote alone. locked: by the lock file, None if it has none. is_lost: whether a text at hand should
    have the words. A contradiction is certain by the quote alone, and so is a derivation that fits no rule.
    """
    verdict = opinion.verdict
    if locked is not None and locked.cause is Cause.CUT and not locked.verdict.is_acceptable:
        return locked  # a date that is cut reads as another date, and its value may be right
    if verdict is Verdict.CONTRADICTED or (evidence.quote is None and evidence.fragment is None):
        return opinion
    if locked is not None:
        return locked
    is_data = evidence.locator is not None and not is_lost
    if verdict.is_proof:
        # A cell of data is no text, and none will ever be at hand. The person who copied it answers for it.
        return Opinion(Verdict.ATTESTED, f"are in data, and {opinion.reason}") if is_data else None
    if is_data and opinion.cause in {Cause.DENIAL, Cause.VALUE} and verdict is Verdict.UNREADABLE:
        return Opinion(Verdict.ATTESTED, "are in data, without a sentence around them")
    is_certain = opinion.cause is Cause.DERIVATION and evidence.quote is not None
    if verdict is Verdict.ATTESTED or is_certain or is_lost or evidence.locator is not None:
        return opinion
    return None


def belongs_in_lock(verdict: Verdict, by_quote_alone: Verdict, *, is_supported: bool) -> bool:
    """Whether a lock file keeps a verdict that was reached in a text, with what the quote alone gives.

    is_supported: whether some row supports the fact. Words that merely do not suffice then need no mention.
    """
    match verdict:
        case Verdict.ATTESTED:
            return by_quote_alone is not Verdict.ATTESTED
        case Verdict.AMBIGUOUS | Verdict.UNREADABLE:
            return not is_supported
        case _:
            return True
