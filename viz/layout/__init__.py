"""Where marks and labels stand: maps, columns, springs, sides; lengths in drawing units (1 unit = 1 px at scale 1)."""
