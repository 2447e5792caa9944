"""The rules about suppressions, whose faults are in the configuration and not in a record."""

from diplovisit.findings.rule import Group, Rule, Severity

SUPPRESSION_EXPIRED = Rule(
    name="suppression-expired",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    finds="a suppression whose `until` has passed, or is no date",
    why="It was taken on for a time. What it hid is told again, and nobody has decided what becomes of it.",
    remedy="mend what it hid and take it out, or give it another `until` and say in `reason` why",
    breaks="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "the ministry is to say whether she stayed"
        until = "2026-06-30"

        # visit.yaml
        status: reported
    """,
    keeps="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "she stayed for a course of treatment, as the ministry says"

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-04-30"}
    """,
    source="our own: what is put off without a day is put off for good",
)
SUPPRESSION_UNUSED = Rule(
    name="suppression-unused",
    group=Group.CONFIGURATION,
    severity=Severity.WARNING,
    finds="a suppression that suppressed nothing, though all that it speaks of was checked",
    why="Its fault was mended, or its name has a slip in it; left in place it hides the next fault in silence.",
    remedy="take it out, or correct what it names",
    breaks="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "she stayed for a course of treatment, as the ministry says"

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07"}
    """,
    keeps="""
        # diplovisit.toml
        [[suppress]]
        rule = "long-stop"
        record = "ee-fi-tamm-talks"
        reason = "she stayed for a course of treatment, as the ministry says"

        # visit.yaml
        stops:
          - {id: finland, country: FI, when: "2025-03-07/2025-04-30"}
    """,
    source="our own, and that of linters: ruff (unused-noqa), mypy (warn_unused_ignores)",
)

RULES = (SUPPRESSION_EXPIRED, SUPPRESSION_UNUSED)
