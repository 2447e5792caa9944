"""status-above-denial: a visit that is announced or confirmed, although words deny it."""

from collections.abc import Iterator

from diplovisit.evidence import Examination
from diplovisit.evidence.readings import denies
from diplovisit.findings.phrases import quoted
from diplovisit.record import Announcement, Evidence, Group, Polarity, Rule, Severity, Status

RULE = Rule(
    name="status-above-denial",
    group=Group.EVIDENCE,
    severity=Severity.ERROR,
    finds="the status announced or confirmed, if the sources say that nothing was announced, or deny the visit",
    why="If nothing official has been announced, a calendar that shows the visit as confirmed misleads its readers.",
    remedy="lower the status to `reported`; if a later source announces the visit, quote it and set `announcement`",
    breaks="""
        status: announced
        announcement: none
        evidence:
          - {about: [announcement], basis: stated, quote: No official announcement has been made}
    """,
    keeps="""
        status: reported
        announcement: none
        evidence:
          - {about: [announcement], basis: stated, quote: No official announcement has been made}
    """,
    source="project rule; only the states themselves announce a visit",
)

_ANNOUNCED = frozenset({Status.ANNOUNCED, Status.CONFIRMED})
_NOT_ANNOUNCED = frozenset({Announcement.NONE, Announcement.DENIED})


def find(examination: Examination) -> Iterator[tuple[str, str]]:
    """Finds a status that an explicit denial contradicts. Another rule handles a source that disagrees (`says`)."""
    visit = examination.visit
    if visit.status not in _ANNOUNCED:
        return
    if visit.announcement in _NOT_ANNOUNCED:
        yield "status", f"is {visit.status}, but `announcement` is {visit.announcement}"
        return
    if visit.announcement is None:
        for row in visit.evidence:
            if _is_about_announcement(row) and row.quote is not None and _denied(row, row.quote):
                yield "status", f"is {visit.status}, but the words {quoted(row.quote, 80)} deny an announcement"


def _is_about_announcement(row: Evidence) -> bool:
    return row.says is None and not {"status", "announcement"}.isdisjoint(row.about)


def _denied(row: Evidence, quote: str) -> bool:
    return row.polarity is Polarity.DENIED or (row.polarity is None and denies(quote))
