"""The targets by name."""

from tests.fuzz.target import Target
from tests.fuzz.targets import (
    csv_rows,
    csv_tables,
    drafts,
    duration,
    edtf,
    extreme_dates,
    icalendar,
    json_lines,
    json_text,
    readings,
    records,
    terms,
    toml_text,
    xml_rows,
    yaml_text,
)

TARGETS: dict[str, Target] = {
    module.TARGET.name: module.TARGET
    for module in (
        json_text,
        json_lines,
        yaml_text,
        csv_tables,
        csv_rows,
        xml_rows,
        terms,
        toml_text,
        edtf,
        duration,
        readings,
        icalendar,
        drafts,
        records,
        extreme_dates,
    )
}
