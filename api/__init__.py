"""Every way in from outside: GraphQL, REST, the command line, settings. Nothing below imports it.

A resolver or command calls the catalogue, the store, an analysis or the pipeline directly: there is no layer between.
"""
