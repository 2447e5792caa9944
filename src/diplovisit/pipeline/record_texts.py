"""The texts of sources that are passed together with a record, and not read from files."""

from collections.abc import Callable, Sequence

import attrs

from diplovisit.evidence.texts import SourceText, UnreadableText, read_text
from diplovisit.findings.phrases import closest, did_you_mean, quoted
from diplovisit.record import Fault, Group, Rule, Severity, Visit

__all__ = ["RULES", "UNUSABLE_TEXT", "RecordTexts"]

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
    """The texts of the sources of one record, as pairs of the id of a source and its bytes.

    read: `read_text`, or a cache of it for texts that records share.

    >>> from diplovisit import load
    >>> passed = RecordTexts(passed=[("ministry", b"He left."), ("memo", b"")])
    >>> texts, (fault,) = passed.load_for(load("examples/least.yaml"), None)
    >>> texts["ministry"].text, fault.sentence
    ('He left.', 'the text passed for "memo" cannot be used: the record has no such source')
    """

    passed: Sequence[tuple[str, bytes]] = ()
    read: Callable[[bytes], SourceText] = read_text

    def load_for(self, visit: Visit, _record_file: str | None) -> tuple[dict[str, SourceText], tuple[Fault, ...]]:
        """Returns the texts by the id of the source, with a fault for each text that cannot be used.

        No file is read, and bad texts are never raised.
        """
        contents: dict[str, list[bytes]] = {}
        for source, content in self.passed:
            contents.setdefault(source, []).append(content)
        texts: dict[str, SourceText] = {}
        faults: list[Fault] = []
        for index, source in enumerate(each.id for each in visit.sources):
            if source not in contents:
                continue
            try:
                texts[source] = self._read_only(contents.pop(source))
            except UnreadableText as error:
                sentence = f"the text passed for {quoted(source)} cannot be used: {error}"
                faults.append(Fault(rule=UNUSABLE_TEXT, path=("sources", index), sentence=sentence))
        if contents:
            faults.append(_unknown_sources(tuple(contents), visit))
        return texts, tuple(faults)

    def _read_only(self, contents: Sequence[bytes]) -> SourceText:
        """Reads the only text of a source. Raises UnreadableText, also for several."""
        if len(contents) > 1:
            raise UnreadableText("it was passed twice; pass each text once")
        return self.read(contents[0])


def _unknown_sources(unknown: Sequence[str], visit: Visit) -> Fault:
    """Makes one fault for all unknown ids: a row could have millions of them."""
    first = quoted(unknown[0]) if unknown[0] else "a source without an id"
    suggestion = did_you_mean(closest(unknown[0], [source.id for source in visit.sources]))
    match len(unknown) - 1:
        case 0:
            problem = f"the text passed for {first} cannot be used: the record has no such source{suggestion}"
        case others:
            passed = f"the texts passed for {first} and {others:,} other{'s' * (others > 1)}"
            problem = f"{passed} cannot be used: the record has no such sources{suggestion}"
    return Fault(rule=UNUSABLE_TEXT, path=(), sentence=problem)
