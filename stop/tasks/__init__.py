"""The life of a downstream task before it is used: written, registered, attacked."""
