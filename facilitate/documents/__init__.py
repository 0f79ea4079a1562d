"""Documents typeset in a child process, so that a live room never waits; their words are the slices' part."""
