"""Documents typeset in a child process, so that a live room never waits. What they say is their slices' part."""
