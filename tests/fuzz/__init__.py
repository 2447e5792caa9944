"""Laws for arbitrary bytes, and a fuzzer that looks for bytes which break one.

`targets/` has one file for each reader of untrusted input; its docstring is the law. With `python -m tests.fuzz`,
atheris (libFuzzer) looks for inputs, guided by the lines of `src` that they reach. Inputs that broke a law are stored
in `findings/`, and a plain test checks every law against them from then on. Only the search needs atheris.
"""
