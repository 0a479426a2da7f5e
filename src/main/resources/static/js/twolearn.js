// Comfort only: every page works without it. Each module adds its own custom element here.
