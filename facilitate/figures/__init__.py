"""Pure functions from counted answers to what may be shown of them: no Flask, no database, no translation."""
