"""The order of the steps: read, structure, check, export. No other room knows it.

Each step is a module of its own. Nothing is imported here: `export` starts without the rules, and `check` without the
exporters.
"""
