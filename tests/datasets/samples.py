"""The made-up sample of each data set, in `examples/`: a folder with its name, or with `_` in the place of `-`."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree

from diplovisit.datasets import DataSet
from diplovisit.formats.csv_rows import read_rows

EXAMPLES = Path("examples")


def sample_folder(data_set: DataSet) -> Path:
    """Returns the folder with the sample of a data set."""
    return EXAMPLES / data_set.name.replace("-", "_")


def sample_files(data_set: DataSet) -> list[Path]:
    """Returns the files of the sample of a data set."""
    folder = sample_folder(data_set)
    return [file for pattern in data_set.files for file in sorted(folder.glob(pattern))]


def sample_rows(data_set: DataSet) -> list[dict[str, str]]:
    """Returns the rows of the sample, as readers of other people read them."""
    rows: list[dict[str, str]] = []
    for file in sample_files(data_set):
        if data_set.form == "xml":
            for element in ElementTree.parse(file).getroot():  # a file of this repository
                row = {f"@{name}": text for name, text in element.items()}
                for field in element:
                    row[field.tag] = field.text or ""
                    row |= {f"{field.tag}/@{name}": text for name, text in field.items()}
                rows.append(row)
        else:
            data = file.read_bytes()
            header = data.decode().splitlines()[0].split(",")
            rows += [dict(zip(header, row.cells, strict=True)) for row in read_rows(data, header).rows]
    return rows


def write_rows(data_set: DataSet, rows: Sequence[Mapping[str, str]], path: Path) -> Path:
    """Writes rows as a file of the data set, and returns its path."""
    if data_set.form == "csv":
        names = list(rows[0])
        cells = [names, *([row[name] for name in names] for row in rows)]
        lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in cells]
        path.write_text("\r\n".join([*lines, ""]), encoding="utf-8", newline="")
        return path
    root = ElementTree.Element(data_set.root)
    for row in rows:
        element = ElementTree.SubElement(root, data_set.row)
        for name, text in row.items():
            field, _, attribute = name.rpartition("@")
            if not attribute or name == attribute:
                ElementTree.SubElement(element, name).text = text
            elif field:
                owner = element.find(field.rstrip("/"))
                assert owner is not None
                owner.set(attribute, text)
            else:
                element.set(attribute, text)
    path.write_bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))
    return path
