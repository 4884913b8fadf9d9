"""What every sandbox backend promises, held against real containers and hostile programs."""
