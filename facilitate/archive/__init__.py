"""Sealed records: the chain, their parts, downloads, verification, additions and corrections."""
