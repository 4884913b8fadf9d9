"""Divide 12 nodes so that the edges between the sides weigh most."""
