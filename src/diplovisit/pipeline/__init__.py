"""Read, structure, check, export: the order of things, and the only place that knows it.

Each step is a module of its own, and nothing is imported here: `export` starts without the rules, and `check` without
the exporters.
"""
