"""For whoever looks after the server: whether it lives, whether it can take people in, and how it fares."""
