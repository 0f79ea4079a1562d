"""make demo: the real server on a throw-away database, with invented people and a crowd of phones."""
