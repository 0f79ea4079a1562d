"""One gathering and how it is prepared: target group, purpose, agenda, spots, frozen questions."""
