"""What the graph is, how it is stored, what can be computed on it, and how it leaves.

model.py says what exists; store.py alone knows the driver; writer.py alone derives query text. Start with model.py.
"""
