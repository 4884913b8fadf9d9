events = [
    {"type": "start", "job": "a", "t": 0},
    {"type": "start", "job": "b", "t": 2},
    {"type": "end", "job": "a", "t": 5},
    {"type": "pause", "t": 6, "by": "user"},
    {"type": "end", "job": "b", "t": 9},
]
running, spans, ignored = {}, {}, []
for event in events:
    match event:
        case {"type": "start", "job": str(job), "t": t}:
            running[job] = t
        case {"type": "end", "job": job, "t": t} if job in running:
            spans[job] = t - running.pop(job)
        case {"type": other, **rest}:
            ignored.append((other, sorted(rest)))
result = {"spans": spans, "ignored": ignored}
