"""Where `diplovisit draft` writes: a file of YAML or JSON, a folder, or standard output. Nothing is written over."""

import os
import shlex
from pathlib import Path
from typing import Final

import attrs

from diplovisit.cli import console
from diplovisit.cli.console import print_error
from diplovisit.cli.outputs import require_folder, to_file, to_files, to_standard_output
from diplovisit.drafting import DraftedRecord
from diplovisit.reporters.counts import count_noun

_YAML: Final = (".yaml", ".yml")
_JSON: Final = ".json"


@attrs.frozen(kw_only=True)
class DraftOutput:
    """Where a draft goes. path: a file, or a folder for `<record id>.yaml`; None for standard output."""

    path: Path | None
    is_folder: bool
    is_replaced: bool

    @classmethod
    def of(cls, output: str | None, *, is_replaced: bool, is_prompt: bool = False) -> "DraftOutput":
        """Reads `--output`. Raises CannotRun for an ending that no record has, and for a file that is there."""
        path = Path(output) if output is not None else None
        is_folder = path is not None and output is not None and (output.endswith(("/", os.sep)) or path.is_dir())
        result = cls(path=path, is_folder=is_folder, is_replaced=is_replaced)
        if path is None:
            return result
        if is_folder:
            if path.exists():
                require_folder(path, str(output))
            require_folder(path.parent, str(output))
            return result
        is_device = path.exists() and not path.is_file()
        if not is_prompt and not is_device and path.suffix.lower() not in {*_YAML, _JSON}:
            raise console.CannotRun(
                f"{output}: expected a file that ends in .yaml, .yml or .json, or a folder, written FOLDER/"
            )
        require_folder(path.parent, str(output))
        result._require_new(path)
        return result

    def require_free(self, drafted: DraftedRecord) -> None:
        """Raises CannotRun if the file of a draft is there already."""
        if self.is_folder:
            self._require_new(self._file(drafted))

    def write(self, drafted: DraftedRecord) -> str | None:
        """Writes a draft, and returns the name of its file; None for standard output."""
        if self.path is None:
            to_standard_output([drafted.text.encode()])
            return None
        file = self._file(drafted)
        if self.is_folder:
            self._require_new(file)
            to_files(str(self.path), [(file.name, drafted.text.encode())])
            print_error(f"written: {file}")
        elif file.suffix.lower() == _JSON:
            from diplovisit.exporters.json import pretty_json  # noqa: PLC0415  # most drafts are YAML

            to_file(str(file), [pretty_json(drafted.visit)])
            if drafted.choices:
                verb = "is" if len(drafted.choices) == 1 else "are"
                number = count_noun(len(drafted.choices), "open choice")
                print_error(f"note: JSON has no comments, so {number} of {file} {verb} listed only here")
        else:
            to_file(str(file), [drafted.text.encode()])
        return str(file)

    def _file(self, drafted: DraftedRecord) -> Path:
        assert self.path is not None
        return self.path / f"{drafted.visit.id}.yaml" if self.is_folder else self.path

    def _require_new(self, file: Path) -> None:
        if not self.is_replaced and file.is_file() and file.stat().st_size:
            update = f"; to add this text to that record, use --update {shlex.quote(str(file))}, without -o"
            raise console.CannotRun(
                f"{file}: already exists and was not changed; name another file, or use --replace"
                f"{update if file.suffix.lower() in {*_YAML, _JSON} else ''}"
            )
