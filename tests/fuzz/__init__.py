"""Laws that hold for whatever bytes there are, and a machine that looks for bytes which break one.

`targets/` has a file for each thing that reads what others wrote; its docstring is the law. `python -m tests.fuzz` lets
atheris (libFuzzer) look for inputs, led by the lines of `src` that they reach. What it found lies in `findings/`, and a
plain test holds every law to it for good; atheris is needed for none of that.
"""
