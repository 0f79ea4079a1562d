"""The documents of a record: what they hold and what they are called."""
