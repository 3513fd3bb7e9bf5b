"""Versions of the governance database."""
