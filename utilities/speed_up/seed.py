"""The original: for each entry of a log, looks through all others."""


def algorithm(times: list[int], users: list[int], window: int) -> list[int]:
    """Return for each entry how many different users the last `window` seconds have seen."""
    counts = []
    for now in times:
        seen = set()
        for time, user in zip(times, users, strict=True):
            if now - window < time <= now:
                seen.add(user)
        counts.append(len(seen))
    return counts
