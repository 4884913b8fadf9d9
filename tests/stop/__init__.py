"""Tests of `stop`."""
