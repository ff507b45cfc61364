"""Units as tables name them and as texts write them, brought to one kind and scale.

A kind is what can be compared: dollars, cubic metres, tonnes, trains. Nothing is
converted from one kind to another, least of all a currency.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Unit(NamedTuple):
    """What is counted, and how many of it the unit holds."""

    kind: str
    scale: float


# --- As tables name them --------------------------------------------------------------

_MULTIPLES = {"k": 1e3, "mn": 1e6, "bn": 1e9}

_NAMED: dict[str, Unit] = {
    "percent": Unit("percent", 1.0),
    "percent a year": Unit("percent", 1.0),
    "bcm": Unit("m3", 1e9),
    "bcm a year": Unit("m3", 1e9),
    "tcm": Unit("m3", 1e12),
    "mcm a day": Unit("m3 a day", 1e6),
    "km3": Unit("m3", 1e9),
    "km3 a year": Unit("m3", 1e9),
    "Mt": Unit("t", 1e6),
    "Mt a year": Unit("t", 1e6),
    "Mt CO2": Unit("t", 1e6),
    "Mt CO2e": Unit("t", 1e6),
    "t": Unit("t", 1.0),
    "tU": Unit("t", 1.0),
    "t a year": Unit("t", 1.0),
    "TWh": Unit("Wh", 1e12),
    "TWh a year": Unit("Wh", 1e12),
    "MW": Unit("W", 1e6),
    "GW": Unit("W", 1e9),
    "kTEU": Unit("TEU", 1e3),
    "kTEU a year": Unit("TEU", 1e3),
    "TEU a year": Unit("TEU", 1.0),
    "m": Unit("m", 1.0),
    "km": Unit("m", 1e3),
    "m2": Unit("m2", 1.0),
    "km2": Unit("m2", 1e6),
    "billion barrels": Unit("barrels", 1e9),
    "vehicles a day": Unit("vehicles", 1.0),
    "USD mn a year": Unit("USD", 1e6),
}


def unit_of_table(name: str) -> Unit:
    """Return a unit of the tables as kind and scale; one of its own is its own kind.

    >>> unit_of_table("USD mn")
    Unit(kind='USD', scale=1000000.0)
    """
    if name in _NAMED:
        return _NAMED[name]
    kind, _, multiple = name.rpartition(" ")
    if multiple in _MULTIPLES:
        return Unit(kind, _MULTIPLES[multiple])
    return Unit(name, 1.0)


# --- As texts write them --------------------------------------------------------------

# In each list what is longer comes before what it begins with.
SCALES: tuple[tuple[str, float], ...] = (
    (r"万亿", 1e12),
    (r"千亿", 1e11),
    (r"百亿", 1e10),
    (r"亿", 1e8),
    (r"千万", 1e7),
    (r"百万", 1e6),
    (r"万", 1e4),
    (r"trillions?\b|trn\b|tn\b|трлн\b\.?|триллион\w{0,3}", 1e12),
    (r"billions?\b|bn\b|bln\b|млрд\b\.?|миллиард\w{0,3}", 1e9),
    (r"millions?\b|mn\b|mln\b|млн\b\.?|миллион\w{0,3}", 1e6),
    (r"thousands?\b|тыс\b\.?|тысяч\w{0,2}", 1e3),
)
"""Words that multiply a number."""

SCALES_OF_MONEY: tuple[tuple[str, float], ...] = ((r"b\b", 1e9), (r"m\b", 1e6))
"""Letters that do so behind a sign of a currency alone."""

_POINTS = (
    r"percentage[ -]points?\b|p\.\s?p\.|pps?\b|п\.\s?п\.|пп\b"
    r"|процентн\w{1,3}\s+пункт\w{0,3}|个?百分点"
)
_CUBIC = (
    r"cubic[ -]met(?:re|er)s?\b|cu\.?\s?m\b|m3\b|m³|куб\.?\s?м\b\.?"
    r"|кубометр\w{0,3}|кубическ\w{1,3}\s+метр\w{0,3}|м3\b|м³|立方米|方(?!面|式|案|法)"
)
_WATT_HOURS = r"[·⋅∙.\- ]?(?:h\b|ч\b\.?)"
_SQUARE_KM = (
    r"sq(?:uare)?\.?\s?(?:km\b|kilomet(?:re|er)s?\b)|km2\b|[kк][mм]²|кв\.?\s?км\b"
)

UNITS: tuple[tuple[str, Unit], ...] = (
    (_POINTS, Unit("points", 1.0)),
    (r"%|per\s?cents?\b|pct\b|процент\w{0,3}|проц\b\.?", Unit("percent", 1.0)),
    (
        r"(?:US|U\.S\.)?\s?dollars?\b|USD\b|US\$|\$|долл(?:\b\.?|ар\w{0,3})"
        r"(?:\s?США\b)?|美元",
        Unit("USD", 1.0),
    ),
    (
        r"yuan\b|CNY\b|RMB\b|renminbi\b|юан\w{1,3}|元(?:人民币)?|人民币",
        Unit("CNY", 1.0),
    ),
    (r"euros?\b|EUR\b|€|евро\b|欧元", Unit("EUR", 1.0)),
    (r"yen\b|JPY\b|иен\w{0,2}|日元", Unit("JPY", 1.0)),
    (r"tenge\b|KZT\b|тенге\b|坚戈", Unit("KZT", 1.0)),
    (r"HKD\b|HK\$|港元|港币", Unit("HKD", 1.0)),
    (r"roubles?\b|rubles?\b|RUB\b|рубл\w{1,3}|руб\b\.?|₽|卢布", Unit("RUB", 1.0)),
    (r"som\b|soms\b|KGS\b|сом(?:ов|а)?\b|索姆", Unit("KGS", 1.0)),
    (r"somoni\b|TJS\b|сомони\b|索莫尼", Unit("TJS", 1.0)),
    (r"bcm\b|bln\s?m3\b", Unit("m3", 1e9)),
    (r"tcm\b", Unit("m3", 1e12)),
    (r"mcm\b", Unit("m3", 1e6)),
    (r"km3\b|km³|cubic\s+kilomet(?:re|er)s?\b|куб\.?\s?км\b|立方公里", Unit("m3", 1e9)),
    (_CUBIC, Unit("m3", 1.0)),
    (rf"(?:TW|ТВт){_WATT_HOURS}|terawatt[ -]hours?\b|太瓦时", Unit("Wh", 1e12)),
    (rf"(?:GW|ГВт){_WATT_HOURS}|gigawatt[ -]hours?\b|吉瓦时", Unit("Wh", 1e9)),
    (rf"(?:MW|МВт){_WATT_HOURS}|megawatt[ -]hours?\b|兆瓦时", Unit("Wh", 1e6)),
    (
        rf"(?:kW|кВт){_WATT_HOURS}|kilowatt[ -]hours?\b|киловатт-час\w{{0,2}}"
        r"|千瓦时|千瓦小时|度(?!过|假)",
        Unit("Wh", 1e3),
    ),
    (r"GW\b|ГВт\b|gigawatts?\b|гигаватт\w{0,2}|吉瓦", Unit("W", 1e9)),
    (r"MW\b|МВт\b|megawatts?\b|мегаватт\w{0,2}|兆瓦", Unit("W", 1e6)),
    (r"kW\b|кВт\b|kilowatts?\b|киловатт\w{0,2}|千瓦", Unit("W", 1e3)),
    (rf"{_SQUARE_KM}|квадратн\w{{1,3}}\s+километр\w{{0,3}}|平方公里", Unit("m2", 1e6)),
    (r"km/h\b|км/ч\b", Unit("km/h", 1.0)),
    (r"km\b|kilomet(?:re|er)s?\b|км\b|километр\w{0,3}|公里|千米", Unit("m", 1e3)),
    (r"Mt\b", Unit("t", 1e6)),
    (r"kt\b", Unit("t", 1e3)),
    (r"(?:metric\s+)?(?:tonnes?|tons?)\b|t\b|тонн\w{0,2}|т\b\.?|吨", Unit("t", 1.0)),
    (r"barrels?\b|баррел\w{0,3}|桶", Unit("barrels", 1.0)),
    (r"TEUs?\b|ДФЭ\b|标箱|标准箱|个标箱", Unit("TEU", 1.0)),
)
"""Units as they stand behind a number."""

MONEY_BEFORE: tuple[tuple[str, str], ...] = (
    (r"US\$|U\.S\.\s?\$|\$|USD", "USD"),
    (r"€|EUR", "EUR"),
    (r"RMB|CNY|¥|￥", "CNY"),
)
"""Signs of currencies that stand before a number."""

PER: tuple[tuple[str, str], ...] = (
    (
        r"(?:1[ ,.]?000|thousand|тыс\b\.?|тысяч\w{0,2}|千)\s?(?:" + _CUBIC + ")",
        "1000 m3",
    ),
    (r"tonne\b|ton\b|t\b|тонн\w{1,2}|吨", "t"),
    (r"barrel\b|bbl\b|баррел\w{1,2}|桶", "bbl"),
    (r"troy\s+ounce\b|ounce\b|унци\w{1,2}|盎司", "troy oz"),
    (r"pound\b|lb\b|фунт\w{0,2}|磅", "lb"),
    (r"mmbtu\b|million\s+btu\b", "MMBtu"),
    (r"kilogram\b|kg\b|кг\b|килограмм\w{0,2}|公斤", "kg"),
    (r"(?:forty-foot|40-foot)\b|FEU\b", "FEU"),
)
"""What a price is for."""

COUNTED: tuple[tuple[str, str], ...] = (
    ("trains", r"trains?\b|поезд(?:а|ов)?\b|состав(?:а|ов)\b|列"),
    ("vehicles", r"(?:vehicles|cars|trucks|lorries|buses)\b|автомобил\w{1,3}|辆"),
    ("vehicles", r"машин(?:ы)?\b|грузовик\w{1,3}|легков\w{2,4}|электромобил\w{1,3}"),
    (
        "persons",
        r"(?:people|persons|students|tourists|visitors|travellers|travelers|workers"
        r"|citizens|patients|passengers|arrivals|trips|crossings|foreigners|pupils"
        r"|learners|holders|guests|specialists|soldiers|servicemen|troops)\b",
    ),
    (
        "persons",
        r"человек\w?\b|чел\b\.?|студент\w{1,3}|турист\w{1,3}|гражда\w{1,4}|работник\w{1,3}"
        r"|иностран\w{2,4}|въезд(?:а|ов)|пациент\w{1,3}|посе\w{4,7}|поезд(?:ок|ки)\b|人次|名|人",
    ),
    (
        "companies",
        r"(?:companies|firms|enterprises)\b|компани\w{1,2}|предприяти\w{1,2}",
    ),
    ("companies", r"家"),
    ("documents", r"documents\b|документ\w{1,2}\b|份(?:合作)?文件|项合作文件"),
    ("agreements", r"agreements\b|соглашени\w{1,2}\b|договор\w{1,3}|项协议|份协议"),
    ("memoranda", r"memorand\w{1,3}\b|меморандум\w{1,2}\b|份备忘录"),
    ("projects", r"projects\b|проект(?:а|ов)\b|个项目"),
    (
        "grants",
        r"(?:scholarships|grants)\b|стипенди\w{1,2}|грант(?:а|ов)\b|个?奖学金名额",
    ),
    ("workshops", r"workshops\b|мастерск\w{2,3}\b|个?鲁班工坊"),
    ("institutes", r"institutes\b|институт(?:а|ов)\b|所孔子学院"),
    ("visas", r"visas\b|виз(?:ы)?\b|份签证"),
    ("flights a week", r"(?:weekly\s+)?flights\b|рейс(?:а|ов)\b|个?航班|班(?!列)"),
    ("hours", r"hours\b|час(?:а|ов)\b|小时"),
    ("days", r"days\b|дн(?:я|ей)\b|сут(?:ок|ки)\b|天"),
    ("places", r"(?:training\s+)?places\b|мест(?:а)?\b|个名额"),
    ("doses", r"doses\b|доз(?:ы)?\b|剂"),
    ("tunnels", r"tunnels\b|тоннел\w{1,2}|туннел\w{1,2}|座隧道"),
    ("bridges", r"bridges\b|мост(?:а|ов)\b|座桥梁?"),
    ("beds", r"beds\b|ко(?:ек|йки)\b|张床位"),
    ("protests", r"protests\b|протест(?:а|ов)\b|起抗议"),
)
"""Things that are counted, by the word behind the number."""


def union(patterns: tuple[tuple[str, object], ...]) -> re.Pattern[str]:
    """Return one pattern of several; the group that matched tells which it was."""
    groups = [f"(?P<g{place}>{pattern})" for place, (pattern, _) in enumerate(patterns)]
    return re.compile("|".join(groups), re.IGNORECASE)
