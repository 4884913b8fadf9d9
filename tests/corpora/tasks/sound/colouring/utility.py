"""Give each node a colour, an integer from 0 to 14; neighbours differ. Score: 1 - colours used / nodes."""
