"""The numbers behind a network or a chart, as files for other tools."""
