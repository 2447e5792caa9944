"""Every rule there is, by name: of reading, of shape, of records, of exports, and of the configuration."""

from diplovisit import checks, datasets, importers
from diplovisit.exporters import icalendar
from diplovisit.pipeline import suppression_rules, texts
from diplovisit.readers import csv_rules, icalendar_rules, xml_rules
from diplovisit.record import Rule

RULES: dict[str, Rule] = checks.RULES | {
    rule.name: rule
    for rule in (
        *csv_rules.RULES,
        *icalendar_rules.RULES,
        *xml_rules.XML_RULES,
        *importers.RULES,
        *datasets.RULES,
        *texts.RULES,
        *suppression_rules.RULES,
        icalendar.RULE,
    )
}
