"""The room: phases, joining, answers, comments, tallies and what each audience is told."""
