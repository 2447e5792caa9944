"""The site: pages, feeds and a search index of many visits, as bytes. It reads and writes no file of a user."""
