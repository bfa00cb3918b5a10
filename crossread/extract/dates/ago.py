"""When "2 hours ago" or "yesterday" was, seen from when the page was fetched."""

import re
from datetime import datetime, timedelta

from crossread.extract.dates.clocks import clock_beside
from crossread.extract.dates.words import small

_MINUTE, _HOUR, _DAY = 1, 60, 24 * 60
# Weeks and months are counted too coarsely to tell the day.
_UNITS = {
    _MINUTE: "minute min mins minutes minuten minuto minutos minuti minut minuty minuter minutter minuta dakika menit "
    "хвилин хвилини минут минуты phút 分 分钟 分鐘 분",
    _HOUR: "hour hours hr hrs stunde stunden heure heures hora horas ora ore uur timer time timme timmar godzin "
    "godziny godzinę saat jam часов часа час годин години годину tuntia giờ 時間 小时 小時 시간",
    _DAY: "day days tag tagen jour jours día días dia dias giorno giorni dag dagen dager dage dagar dni dzień gün "
    "hari дней дня день днів päivää ngày 日 天 일",
}
_MINUTES = {small(name): minutes for minutes, names in _UNITS.items() for name in names.split()}
_ONE = ("a", "an", "one", "einer", "einem", "une", "un", "una", "uno", "uma", "en", "ett", "een", "et")
_UNIT = "(?P<unit>" + "|".join(sorted(_MINUTES, key=len, reverse=True)) + ")"
_COUNT = rf"(?:(?<![\d.,])(?P<count>\d{{1,3}})|(?<!\w)(?:{'|'.join(sorted(_ONE, key=len, reverse=True))}))"
# A letter may stand right before a figure: scrapes lose the space between a name and its "2 hours ago".
_AGO = (
    re.compile(
        rf"{_COUNT}\s?{_UNIT}\s?(?:(?:ago|fa|atrás|geleden|siden|sedan|temu|önce|lalu|yang lalu|назад|тому|sitten|"
        r"trước)(?!\w)|前|전)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\w)(?:vor|il y a|hace|há)\s(?:(?:etwa|environ|unos)\s)?{_COUNT}\s{_UNIT}(?:(?!\w)|(?=vor\s))",
        re.IGNORECASE,
    ),
)
_NEAR = (
    "today heute aujourd'hui aujourd’hui hoy oggi hoje vandaag idag i_dag dzisiaj dziś bugün сегодня сьогодні tänään "
    "hari_ini 今日 오늘",
    "yesterday gestern hier ayer ieri ontem gisteren igår i_går wczoraj dün вчера вчора eilen kemarin 昨日 어제",
)
_NEAR_DAYS = {small(name.replace("_", " ")): back for back, names in enumerate(_NEAR) for name in names.split()}
_NEAR_DAY = re.compile(
    r"(?<!\w)(?P<day>" + "|".join(sorted(map(re.escape, _NEAR_DAYS), key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
)


def ago(text: str, fetched: str | None) -> str | None:
    """The time that "2 hours ago" in `text` means, seen from `fetched`; days, "yesterday at 12:19" too, give no zone.

    `None` where nothing of the kind stands there or `fetched` is unknown.
    """
    now = _parsed(fetched)
    if now is None:
        return None
    for pattern in _AGO:
        match = pattern.search(text)
        if match:
            minutes = _MINUTES[small(match["unit"])]
            then = now - timedelta(minutes=int(match["count"] or 1) * minutes)
            return then.date().isoformat() if minutes == _DAY else then.isoformat(timespec="minutes")
    match = _NEAR_DAY.search(text)
    clock = clock_beside(text, match.start(), match.end()) if match else ""
    # Without a time beside it "today" is the date of the page, or of a service on it.
    if not match or not clock:
        return None
    return (now - timedelta(days=_NEAR_DAYS[small(match["day"])])).date().isoformat() + clock


def _parsed(fetched: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(fetched or "")
    except ValueError:
        return None
