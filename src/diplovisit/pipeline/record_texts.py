"""The texts of sources that are passed together with a record, and not read from files."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import attrs

from diplovisit.evidence.texts import SourceText, UnreadableText
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import Fault, Group, Rule, Severity, Visit

__all__ = ["RULES", "UNUSABLE_TEXT", "RecordTexts", "read_record_texts"]

UNUSABLE_TEXT = Rule(
    name="unusable-text",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="a text passed with a record that cannot be read, or that belongs to none of its sources",
    why="The facts that cite this source are not checked, although somebody has its text.",
    remedy="pass the words of the source as plain text, once, by the id of the source in the record",
    breaks="""
        # texts.json
        {"papers": "Liis Tamm will visit Finland."}

        # visit.yaml
        sources:
          - {id: paper, kind: retelling, language: en, licence: CC0-1.0}
    """,
    keeps="""
        # texts.json
        {"paper": "Liis Tamm will visit Finland."}

        # visit.yaml
        sources:
          - {id: paper, kind: retelling, language: en, licence: CC0-1.0}
    """,
    source="project rule: `check` refuses such a text; a batch of records reports it with the record",
)

RULES = (UNUSABLE_TEXT,)


@attrs.frozen(kw_only=True)
class RecordTexts:
    """The texts of the sources of one record.

    texts: by the id of the source. unusable: for each other id, why its text cannot be used.
    """

    texts: Mapping[str, SourceText]
    unusable: Mapping[str, str]

    def load_for(self, visit: Visit, _record_file: str | None) -> tuple[dict[str, SourceText], tuple[Fault, ...]]:
        """Returns the texts of the sources that the record has, with the faults of the others.

        No file is read.
        """
        sources = {source.id: index for index, source in enumerate(visit.sources)}
        texts = {source: self.texts[source] for source in sources if source in self.texts}
        return texts, tuple(self._faults(sources))

    def _faults(self, sources: Mapping[str, int]) -> Iterator[Fault]:
        for source, index in sources.items():
            if (reason := self.unusable.get(source)) is not None:
                sentence = f"the text passed for {quoted(source)} cannot be used: {reason}"
                yield Fault(rule=UNUSABLE_TEXT, path=("sources", index), sentence=sentence)
        unknown = [source for source in (*self.texts, *self.unusable) if source not in sources]
        if unknown:
            # One fault for all: a row could have millions of them.
            more = f" and {len(unknown) - 1:,} more" if len(unknown) > 1 else ""
            suggestion = did_you_mean(closest(unknown[0], sources))
            sentence = f"expected texts of sources of the record; saw one of {quoted(unknown[0])}{more}{suggestion}"
            yield Fault(rule=UNUSABLE_TEXT, path=(), sentence=sentence)


def read_record_texts(passed: Iterable[tuple[str, bytes]], read: Callable[[bytes], SourceText]) -> RecordTexts:
    """Reads the texts of a record from pairs of the id of a source and its text. Bad texts are noted, never raised.

    read: `read_text`, or a cache of it for texts that records share.

    >>> from diplovisit.evidence.texts import read_text
    >>> record_texts = read_record_texts([("paper", b"He left."), ("memo", b" ")], read_text)
    >>> record_texts.texts["paper"].text, record_texts.unusable
    ('He left.', {'memo': 'is empty; give the words of the source'})
    """
    texts: dict[str, SourceText] = {}
    unusable: dict[str, str] = {}
    for source, content in passed:
        if source in texts or source in unusable:
            texts.pop(source, None)
            unusable[source] = "it was passed twice; pass each text once"
            continue
        try:
            texts[source] = read(content)
        except UnreadableText as error:
            unusable[source] = str(error)
    return RecordTexts(texts=texts, unusable=unusable)
