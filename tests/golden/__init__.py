"""One small case, written by hand, that contains every label, relationship type and property of the model."""
