"""Organisations, departments, users and their memberships; signing in."""
