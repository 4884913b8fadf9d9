"""Run untrusted Python in Docker and record what it tried. Knows nothing of what the programs are for."""
