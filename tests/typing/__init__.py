"""Programs for type checkers. mypy checks them with all tests, and tests/beyond/test_typing.py runs pyright."""
