"""The words of the field: classes, shapes and vocabularies (data files), and typed access to them."""
