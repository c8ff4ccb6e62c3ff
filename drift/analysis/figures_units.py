"""Units and currencies: their canonical names, dimensions and sizes, and how texts write them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        code: canonical name: ISO 4217 for currencies.
        dimension: units of one dimension can be converted; every currency has the dimension ``"money"``.
        size: its worth in the dimension's base unit.
    """

    code: str
    dimension: str
    size: Decimal


# code, dimension, size in the base unit, spellings. Spellings are folded; "|" separates.
_TABLE = """
% | ratio | 1 | % ％ ﹪ percent per~cent pct pc pct. per~cents prozent pour~cent por~ciento per~cento 百分 procent
pp | points | 1 | percentage~point percentage~points percent~point percent~points pp ppt ppts %~point %~points %~pts prozentpunkt prozentpunkte prozentpunkten point~de~pourcentage points~de~pourcentage 个百分点
bp | points | 0.01 | basis~point basis~points bp bps basispunkt basispunkte basispunkten points~de~base 个基点
km | length | 1000 | km kms kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres 公里 千米
m | length | 1 | m metre metres meter meters metern mètre mètres 米
cm | length | 0.01 | cm centimetre centimetres centimeter centimeters zentimeter zentimetern centimètre centimètres 厘米
mm | length | 0.001 | mm millimetre millimetres millimeter millimeters millimetern millimètre millimètres 毫米
nm | length | 0.000000001 | nm nanometre nanometres nanometer nanometers
mi | length | 1609.344 | mi mile miles meile meilen 英里
nmi | length | 1852 | nautical~mile nautical~miles
ft | length | 0.3048 | ft foot feet fuß 英尺
in | length | 0.0254 | inch inches zoll 英寸
yd | length | 0.9144 | yd yard yards
m2 | area | 1 | m2 m² sqm sq~m square~metre square~metres square~meter square~meters quadratmeter quadratmetern mètre~carré mètres~carrés 平方米
km2 | area | 1000000 | km2 km² sq~km square~kilometre square~kilometres square~kilometer square~kilometers quadratkilometer quadratkilometern kilomètre~carré kilomètres~carrés 平方公里
ft2 | area | 0.09290304 | sq~ft sqft square~foot square~feet
mi2 | area | 2589988.11 | sq~mi square~mile square~miles
ha | area | 10000 | ha hectare hectares hektar 公顷
acre | area | 4046.8564224 | acre acres
mu | area | 666.6667 | mu 亩
m3 | volume | 1 | m3 m³ cubic~metre cubic~metres cubic~meter cubic~meters kubikmeter kubikmetern mètre~cube mètres~cubes 立方米
ft3 | volume | 0.028316846592 | cubic~foot cubic~feet cu~ft
l | volume | 0.001 | l litre litres liter liters litern 升
ml | volume | 0.000001 | ml millilitre millilitres milliliter milliliters 毫升
gal | volume | 0.003785411784 | gallon gallons
barrel | volume | 0.158987294928 | barrel barrels bbl bbls barril baril barils fass 桶
t | mass | 1000 | t tonne tonnes ton tons metric~ton metric~tons tonnen 吨
kg | mass | 1 | kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm 公斤 千克
g | mass | 0.001 | g gram grams gramme grammes gramm 克
mg | mass | 0.000001 | mg milligram milligrams milligramm
lb | mass | 0.45359237 | lb lbs pound pounds 磅
oz | mass | 0.028349523125 | oz ounce ounces
second | time | 1 | second seconds sec secs sekunde sekunden seconde secondes 秒
minute | time | 60 | minute minutes min mins minuten 分钟
hour | time | 3600 | hour hours hr hrs stunde stunden heure heures 小时
day | time | 86400 | day days tag tage tagen jour jours 天
week | time | 604800 | week weeks wk wks woche wochen semaine semaines 周 个星期 星期
month | time | 2629746 | month months monat monate monaten mois 个月
quarter | time | 7889238 | quartale quartalen trimestres 个季度
year | time | 31556952 | year years yr yrs jahr jahre jahren an ans année années 年
millennium | time | 31556952000 | millennium millennia
decade | time | 315569520 | decade decades jahrzehnt jahrzehnte jahrzehnten décennie décennies
century | time | 3155695200 | century centuries jahrhundert jahrhunderte jahrhunderten
fortnight | time | 1209600 | fortnight fortnights
mph | speed | 1.609344 | mph miles~per~hour miles~an~hour
kph | speed | 1 | km/h kmh kph kilometres~per~hour kilometers~per~hour kilometres~an~hour kilometers~an~hour stundenkilometer km/heure
m/s | speed | 3.6 | m/s metres~per~second meters~per~second
km/s | speed | 3600 | km/s kilometres~per~second kilometers~per~second
knot | speed | 1.852 | knot knots
degC | temperature | 1 | °c ℃ degrees~celsius degree~celsius degrees~c degrees~centigrade celsius grad~celsius degrés~celsius 摄氏度
degF | temperature | 1 | °f ℉ degrees~fahrenheit degree~fahrenheit degrees~f fahrenheit
degree | angle | 1 | ° degree degrees grad degrés 度
W | power | 1 | w watt watts
kW | power | 1000 | kw kilowatt kilowatts 千瓦
MW | power | 1000000 | mw megawatt megawatts 兆瓦
GW | power | 1000000000 | gw gigawatt gigawatts
kWh | energy | 1 | kwh kilowatt-hour kilowatt-hours kilowatt~hour kilowatt~hours 千瓦时
MWh | energy | 1000 | mwh megawatt-hour megawatt-hours megawatt~hour megawatt~hours
GWh | energy | 1000000 | gwh gigawatt-hour gigawatt-hours gigawatt~hours
TWh | energy | 1000000000 | twh terawatt-hour terawatt-hours terawatt~hours
kcal | energy | 0.001162 | kcal calorie calories kilocalorie kilocalories
Hz | frequency | 1 | hz hertz
kHz | frequency | 1000 | khz kilohertz
MHz | frequency | 1000000 | mhz megahertz
GHz | frequency | 1000000000 | ghz gigahertz
KB | data | 1000 | kb kilobyte kilobytes
MB | data | 1000000 | mb megabyte megabytes
GB | data | 1000000000 | gb gigabyte gigabytes
TB | data | 1000000000000 | tb terabyte terabytes
Mbit/s | rate | 1 | mbit/s mbps mbit megabits~per~second
Gbit/s | rate | 1000 | gbit/s gbps gigabits~per~second
dB | level | 1 | db decibel decibels
V | voltage | 1 | volt volts
USD | money | 1 | usd us~dollar us~dollars u.s.~dollar u.s.~dollars american~dollar american~dollars dollar dollars dollars~américains us-dollar 美元 美金
EUR | money | 1 | eur euro euros 欧元
GBP | money | 1 | gbp pound~sterling pounds~sterling sterling british~pound british~pounds pfund livres~sterling livre~sterling quid 英镑
JPY | money | 1 | jpy yen japanese~yen 日元
CNY | money | 1 | cny rmb yuan chinese~yuan yuan~renminbi yuan~rmb renminbi renminbis 元人民币 人民币 元 块钱
HKD | money | 1 | hkd hong~kong~dollar hong~kong~dollars 港元 港币
TWD | money | 1 | twd taiwan~dollar taiwan~dollars new~taiwan~dollars 新台币
AUD | money | 1 | aud australian~dollar australian~dollars 澳元
CAD | money | 1 | cad canadian~dollar canadian~dollars 加元
NZD | money | 1 | nzd new~zealand~dollar new~zealand~dollars
SGD | money | 1 | sgd singapore~dollar singapore~dollars
RUB | money | 1 | rub rouble roubles ruble rubles russian~rubles russian~roubles rubel 卢布
INR | money | 1 | inr rupee rupees indian~rupee indian~rupees 卢比
KRW | money | 1 | krw won south~korean~won 韩元
CHF | money | 1 | chf swiss~franc swiss~francs schweizer~franken franken francs~suisses 瑞士法郎
SEK | money | 1 | sek swedish~krona swedish~kronor krona kronor
NOK | money | 1 | nok norwegian~krone norwegian~kroner
DKK | money | 1 | dkk danish~krone danish~kroner krone kroner kronen
PLN | money | 1 | pln zloty zlotys złoty zlotych
CZK | money | 1 | czk koruna korunas crowns czech~crowns
HUF | money | 1 | huf forint forints
TRY | money | 1 | turkish~lira turkish~liras lira liras 里拉
BRL | money | 1 | brl real reais brazilian~reais
MXN | money | 1 | mxn mexican~peso mexican~pesos peso pesos
ZAR | money | 1 | zar rand rands
THB | money | 1 | thb baht 泰铢
VND | money | 1 | vnd dong
IDR | money | 1 | idr rupiah rupiahs
MYR | money | 1 | myr ringgit
PHP | money | 1 | philippine~peso philippine~pesos
UAH | money | 1 | uah hryvnia hryvnias hryvnya
ILS | money | 1 | shekel shekels
AED | money | 1 | aed dirham dirhams
SAR | money | 1 | riyal riyals
KES | money | 1 | kenyan~shilling kenyan~shillings shilling shillings
NGN | money | 1 | ngn naira
FRF | money | 1 | french~franc french~francs franc francs
DEM | money | 1 | deutschmark deutschmarks d-mark deutsche~mark
BTC | money | 1 | btc bitcoin bitcoins
"""
# Parts of a currency: how many make one unit of it; the currency is the one that is nearest in the text.
SUBUNITS = {
    "cent": "USD",
    "cents": "USD",
    "pence": "GBP",
    "kopecks": "RUB",
    "kopeks": "RUB",
    "centimes": "EUR",
    "美分": "USD",
}
# Units that bring their own magnitude: million and billion cubic metres, million barrels a day.
SCALED = {
    "mcm": ("m3", 6),
    "bcm": ("m3", 9),
    "tcm": ("m3", 12),
    "bcf": ("ft3", 9),
    "tcf": ("ft3", 12),
    "mbpd": ("barrel", 6),
    "mt": ("t", 6),
}

SYMBOLS = {
    "us$": "USD", "u.s.$": "USD", "hk$": "HKD", "nt$": "TWD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD",
    "nz$": "NZD", "s$": "SGD", "r$": "BRL", "$": "USD", "＄": "USD", "€": "EUR", "£": "GBP", "￡": "GBP", "¥": "JPY", "￥": "CNY",
    "₽": "RUB", "₹": "INR", "₩": "KRW", "₺": "TRY", "₴": "UAH", "₪": "ILS", "฿": "THB", "₫": "VND", "₦": "NGN",
    "zł": "PLN", "kč": "CZK", "usd": "USD", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "cny": "CNY", "rmb": "CNY",
    "hkd": "HKD", "chf": "CHF", "aud": "AUD", "cad": "CAD", "rub": "RUB", "inr": "INR", "krw": "KRW", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "sgd": "SGD", "pln": "PLN", "czk": "CZK", "brl": "BRL", "mxn": "MXN", "zar": "ZAR",
    "idr": "IDR", "rs": "INR", "rs.": "INR", "btc": "BTC",
}  # fmt: skip
# Spellings that stand for any of several currencies, or for a currency and a measure.
LOOSE = {
    "$": frozenset({"USD", "HKD", "TWD", "AUD", "CAD", "NZD", "SGD", "MXN"}),
    "¥": frozenset({"JPY", "CNY"}),
    "pound": frozenset({"GBP", "lb"}),
    "krone": frozenset({"SEK", "NOK", "DKK", "CZK"}),
    "franc": frozenset({"CHF", "FRF"}),
    "peso": frozenset({"MXN", "PHP"}),
    "degree": frozenset({"degree", "degC", "degF"}),
}
_LOOSE_OF = {
    "$": "$", "dollar": "$", "dollars": "$", "¥": "¥", "pound": "pound", "pounds": "pound", "£": "", "krone": "krone",
    "kroner": "krone", "kronen": "krone", "krona": "krone", "kronor": "krone", "crowns": "krone", "franc": "franc",
    "francs": "franc", "peso": "peso", "pesos": "peso",
    "degree": "degree", "degrees": "degree", "°": "degree", "grad": "degree", "degrés": "degree", "度": "degree",
}  # fmt: skip
# What "m" and "t" are read as right after a number is the scanner's business; alone they are too short to trust.
_NEVER_SPACED = frozenset(
    {"l", "g", "t", "w", "an", "in", "pc", "min", "sec", "real", "won", "mu", "mi", "rand", "kilo"}
)


@cache
def units() -> dict[str, Unit]:
    """Every unit by its canonical code."""
    return {code: Unit(code, dimension, Decimal(size)) for code, dimension, size, _ in _rows()}


@cache
def spellings() -> dict[str, str]:
    """The canonical code of every spelling (folded, one space between words)."""
    return {spelling.replace("~", " "): code for code, _, _, names in _rows() for spelling in names}


def _rows() -> list[tuple[str, str, str, list[str]]]:
    rows = []
    for line in _TABLE.strip().split("\n"):
        code, dimension, size, names = (cell.strip() for cell in line.split(" | "))
        rows.append((code, dimension, size, names.split()))
    return rows


def dimension(code: str) -> str:
    """The dimension of a unit, ``""`` for none."""
    unit = units().get(code)
    return "" if unit is None else unit.dimension


def is_money(code: str) -> bool:
    """Whether ``code`` is a currency."""
    return dimension(code) == "money"


def to_base(value: Decimal, code: str) -> Decimal:
    """``value`` of a unit in the base unit of its dimension; degrees Celsius for temperatures."""
    if code == "degF":
        return (value - 32) * 5 / 9
    return value * units()[code].size


def loose_class(spelling: str) -> str:
    """The key into :data:`LOOSE` of a spelling that stands for several units, ``""`` for others."""
    return _LOOSE_OF.get(spelling.strip().casefold(), "")


def may_stand_apart(spelling: str) -> bool:
    """Whether a spelling is a unit even with a space before it ("5 km" is one, "5 in" may be none)."""
    return spelling not in _NEVER_SPACED
