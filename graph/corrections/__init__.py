"""A reviewer's corrections: read from a file, kept in the graph, replayed on every build.

Nothing is imported here: a build without a file of corrections does without the loaders' classes in this process.
"""
