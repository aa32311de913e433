"""What to coach and by how much: losses, evening out, ranking, strengths, average scores. Pure."""
