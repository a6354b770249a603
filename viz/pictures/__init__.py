"""Still pictures by matplotlib: a sheet with title, legend and caption round a network or a chart."""
