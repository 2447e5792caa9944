"""The same records give the same bytes at any place and time, and with any Python."""
