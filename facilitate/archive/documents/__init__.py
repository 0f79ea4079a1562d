"""Documents made from records, in a child process, so that a live room never waits."""
