"""`diplovisit site`: its folder, its pages, its feeds and its server."""
