"""Everything that runs inside the container: supervisor, template, child. Copied into the image."""
