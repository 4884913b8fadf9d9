from datetime import datetime, timedelta, date, timezone
import calendar
start = date(2024, 2, 28)
days = [(start + timedelta(days=i)).isoformat() for i in range(3)]
stamp = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
result = [days, stamp.strftime("%Y-%m-%d %H:%M"), calendar.isleap(2024), datetime.strptime("2020-01-02", "%Y-%m-%d").weekday()]
