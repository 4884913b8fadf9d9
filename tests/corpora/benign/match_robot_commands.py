def run(commands):
    x = y = 0
    heading = (0, 1)
    log = []
    for command in commands:
        match command.split():
            case ["forward", amount]:
                x += heading[0] * int(amount)
                y += heading[1] * int(amount)
            case ["turn", ("left" | "right") as side]:
                dx, dy = heading
                heading = (-dy, dx) if side == "left" else (dy, -dx)
            case ["say", *words]:
                log.append(" ".join(words))
            case []:
                continue
            case [unknown, *_] if unknown.isalpha():
                raise ValueError(f"unknown command: {unknown!r}")
    return {"at": (x, y), "log": log}


result = run(["forward 3", "turn left", "forward 2", "say hello there", "", "turn right", "forward 1"])
