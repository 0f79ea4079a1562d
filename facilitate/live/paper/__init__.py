"""Paper forms: the stack and its numbers, entering and correcting, and a second entry by somebody else."""
