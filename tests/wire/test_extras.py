"""What is said where an extra is missing."""

from diplovisit.formats.optional_packages import ExtraMissing


def test_the_error_knows_which_library_it_is_about() -> None:
    """As of any ImportError, its `name` is that of the module, for programs that ask which it was."""
    error = ExtraMissing.of("pyarrow", "holds tables", "arrow")
    assert error.name == "pyarrow"
    assert isinstance(error, ImportError)
