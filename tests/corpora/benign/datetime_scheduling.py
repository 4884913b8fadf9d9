from datetime import date, datetime, timedelta
from calendar import monthrange

jobs = [("a", 3, date(2024, 1, 9)), ("b", 2, date(2024, 1, 4)), ("c", 4, date(2024, 1, 12)), ("d", 1, date(2024, 1, 3))]


def earliest_deadline_first(jobs, start):
    now, late, order = start, timedelta(), []
    for name, days, deadline in sorted(jobs, key=lambda j: j[2]):
        now += timedelta(days=days)
        late = max(late, now - deadline)
        order.append((name, now.isoformat()))
    return order, late.days


order, lateness = earliest_deadline_first(jobs, date(2024, 1, 1))
result = [order, lateness, monthrange(2024, 2)[1], datetime(2024, 1, 1).strftime("%j")]
