"""Interactive pages: one HTML file a network or a chart; the only place of these where HTML is made."""
