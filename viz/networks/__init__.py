"""The networks behind the diagrams, counted and tested before anything is placed; no colours but those of groups."""
