"""What is looked through for examples in docstrings: not the process that fuzzes, which needs atheris."""

collect_ignore = ["process.py"]
