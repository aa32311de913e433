"""Plans: their frozen rule, effect, status, target and the sentences about them. Pure."""
