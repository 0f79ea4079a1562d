"""Backups: one file with the whole database and what is known of it, and the way back from it."""
