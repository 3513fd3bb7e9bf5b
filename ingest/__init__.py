"""How data gets in: connectors read and map, the pipeline keeps, checks, writes and ties.

To read one more platform, add a file to connectors/.
"""
