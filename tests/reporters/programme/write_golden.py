"""Writes the golden programmes: `python -m tests.reporters.programme.write_golden`. Read the diff before you commit."""

from pathlib import Path

from diplovisit.evidence import Examination
from diplovisit.exporters.stops_off import stops_off
from diplovisit.pipeline.attachments import NO_TEXTS, examine_record
from diplovisit.pipeline.read import read_files, structure_document
from diplovisit.record import Visit
from diplovisit.reporters.programme import (
    Programme,
    programme_of,
    programmes_markdown,
    programmes_page,
    programmes_text,
)
from diplovisit.reporters.programme.choices import choices_in

FOLDER = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[3]
SOURCES = {
    "misri-russia": "seeds/misri-russia/visit.yaml",
    "state-visit-rescheduled": "examples/state-visit-rescheduled.yaml",
    "full": "tests/reporters/programme/full.yaml",
    "baltic-tour": "examples/baltic-tour.yaml",
    "least": "examples/least.yaml",
}


def examined(file: str) -> tuple[Visit, Examination, Programme]:
    """Returns a record with its examination and its programme; the file is below the folder of the project."""
    (document,) = read_files([str(ROOT / file)])
    visit, checked = structure_document(document)
    assert visit is not None, checked.findings
    examination, _ = examine_record(visit, document.name, NO_TEXTS)
    return visit, examination, programme_of(examination, file, choices_in(document), off=stops_off(visit))


def forms(programme: Programme) -> dict[str, bytes]:
    """Returns the bytes of each form of a programme, by the ending of its golden file."""
    return {
        "txt": "".join(programmes_text([programme], 80)).encode(),
        "md": "".join(programmes_markdown([programme])).encode(),
        "html": programmes_page([programme]).encode(),
    }


def main() -> None:
    """Writes all golden programmes."""
    FOLDER.mkdir(exist_ok=True)
    for name, file in SOURCES.items():
        for ending, data in forms(examined(file)[2]).items():
            (FOLDER / f"{name}.{ending}").write_bytes(data)
            print(f"{name}.{ending}")


if __name__ == "__main__":
    main()
