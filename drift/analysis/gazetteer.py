"""Countries with what else they are called by: demonyms, capitals, seats of government; regions; peoples.

A country and its demonym are one name in two forms ("Russia", "Russian"). A capital or a seat of government may
stand for its country in the language of news (metonymy: "Moscow", "the Kremlin"). Compiled for this project from
common knowledge; spellings in English.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pairs.normal import fold

# name, other names | demonyms | capital and seats that stand for it
_COUNTRIES = """
Afghanistan|Afghan,Afghans|Kabul
Albania|Albanian,Albanians|Tirana
Algeria|Algerian,Algerians|Algiers
Andorra|Andorran,Andorrans|Andorra la Vella
Angola|Angolan,Angolans|Luanda
Argentina,Argentine Republic|Argentine,Argentines,Argentinian,Argentinians,Argentinean|Buenos Aires,Casa Rosada
Armenia|Armenian,Armenians|Yerevan
Australia|Australian,Australians,Aussie,Aussies|Canberra
Austria|Austrian,Austrians|Vienna
Azerbaijan|Azerbaijani,Azerbaijanis,Azeri,Azeris|Baku
Bahamas|Bahamian,Bahamians|Nassau
Bahrain|Bahraini,Bahrainis|Manama
Bangladesh|Bangladeshi,Bangladeshis|Dhaka
Barbados|Barbadian,Barbadians|Bridgetown
Belarus,Byelorussia|Belarusian,Belarusians,Belarussian|Minsk
Belgium|Belgian,Belgians|
Belize|Belizean,Belizeans|Belmopan
Benin|Beninese|Porto-Novo
Bhutan|Bhutanese|Thimphu
Bolivia|Bolivian,Bolivians|La Paz,Sucre
Bosnia,Bosnia and Herzegovina|Bosnian,Bosnians|Sarajevo
Botswana|Botswanan,Botswanans|Gaborone
Brazil|Brazilian,Brazilians|Brasilia
Brunei|Bruneian,Bruneians|
Bulgaria|Bulgarian,Bulgarians|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Burundi|Burundian,Burundians|Gitega
Cambodia|Cambodian,Cambodians,Khmer|Phnom Penh
Cameroon|Cameroonian,Cameroonians|Yaounde
Canada|Canadian,Canadians|Ottawa
Cape Verde|Cape Verdean|Praia
Central African Republic|Central African|Bangui
Chad|Chadian,Chadians|N'Djamena
Chile|Chilean,Chileans|Santiago
China,People's Republic of China,PRC,Mainland China|Chinese,Sino|Beijing,Zhongnanhai
Colombia|Colombian,Colombians|Bogota
Comoros|Comorian,Comorians|Moroni
Costa Rica|Costa Rican,Costa Ricans|San Jose
Croatia|Croatian,Croatians,Croat,Croats|Zagreb
Cuba|Cuban,Cubans|Havana
Cyprus|Cypriot,Cypriots|Nicosia
Czech Republic,Czechia|Czech,Czechs|Prague
Democratic Republic of the Congo,DRC,Congo|Congolese|Kinshasa
Denmark|Danish,Dane,Danes|Copenhagen
Djibouti|Djiboutian,Djiboutians|
Dominica|Dominican|Roseau
Dominican Republic|Dominican,Dominicans|Santo Domingo
East Timor,Timor-Leste|Timorese|Dili
Ecuador|Ecuadorian,Ecuadorians,Ecuadorean|Quito
Egypt|Egyptian,Egyptians|Cairo
El Salvador|Salvadoran,Salvadorans,Salvadorean|San Salvador
England|English,Englishman,Englishmen|
Equatorial Guinea|Equatorial Guinean|Malabo
Eritrea|Eritrean,Eritreans|Asmara
Estonia|Estonian,Estonians|Tallinn
Eswatini,Swaziland|Swazi,Swazis|Mbabane
Ethiopia|Ethiopian,Ethiopians|Addis Ababa
Fiji|Fijian,Fijians|Suva
Finland|Finnish,Finn,Finns|Helsinki
France|French,Frenchman,Frenchmen|Paris,Elysee
Gabon|Gabonese|Libreville
Gambia|Gambian,Gambians|Banjul
Georgia|Georgian,Georgians|Tbilisi
Germany,Federal Republic of Germany|German,Germans|Berlin
Ghana|Ghanaian,Ghanaians|Accra
Greece|Greek,Greeks|Athens
Greenland|Greenlandic,Greenlander,Greenlanders|Nuuk
Grenada|Grenadian,Grenadians|
Guatemala|Guatemalan,Guatemalans|Guatemala City
Guinea|Guinean,Guineans|Conakry
Guinea-Bissau|Bissau-Guinean|Bissau
Guyana|Guyanese|Georgetown
Haiti|Haitian,Haitians|Port-au-Prince
Honduras|Honduran,Hondurans|Tegucigalpa
Hungary|Hungarian,Hungarians,Magyar|Budapest
Iceland|Icelandic,Icelander,Icelanders|Reykjavik
India|Indian,Indians|New Delhi,Delhi
Indonesia|Indonesian,Indonesians|Jakarta
Iran,Islamic Republic of Iran,Persia|Iranian,Iranians,Persian|Tehran,Teheran
Iraq|Iraqi,Iraqis|Baghdad
Ireland|Irish,Irishman,Irishmen|Dublin
Israel|Israeli,Israelis|Jerusalem,Tel Aviv
Italy|Italian,Italians|Rome,Palazzo Chigi
Ivory Coast,Cote d'Ivoire|Ivorian,Ivorians|Yamoussoukro,Abidjan
Jamaica|Jamaican,Jamaicans|Kingston
Japan|Japanese|Tokyo
Jordan|Jordanian,Jordanians|Amman
Kazakhstan|Kazakh,Kazakhs,Kazakhstani|Astana,Nur-Sultan
Kenya|Kenyan,Kenyans|Nairobi
Kosovo|Kosovar,Kosovars,Kosovan|Pristina
Kuwait|Kuwaiti,Kuwaitis|Kuwait City
Kyrgyzstan,Kirghizia|Kyrgyz,Kirghiz|Bishkek
Laos|Laotian,Laotians,Lao|Vientiane
Latvia|Latvian,Latvians|Riga
Lebanon|Lebanese|Beirut
Lesotho|Basotho|Maseru
Liberia|Liberian,Liberians|Monrovia
Libya|Libyan,Libyans|Tripoli
Liechtenstein|Liechtensteiner|Vaduz
Lithuania|Lithuanian,Lithuanians|Vilnius
Luxembourg|Luxembourgish,Luxembourger|
Macedonia,North Macedonia|Macedonian,Macedonians|Skopje
Madagascar|Malagasy|Antananarivo
Malawi|Malawian,Malawians|Lilongwe
Malaysia|Malaysian,Malaysians|Kuala Lumpur,Putrajaya
Maldives|Maldivian,Maldivians|Male
Mali|Malian,Malians|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian,Mauritanians|Nouakchott
Mauritius|Mauritian,Mauritians|Port Louis
Mexico|Mexican,Mexicans|Mexico City
Moldova,Moldavia|Moldovan,Moldovans|Chisinau
Monaco|Monegasque|
Mongolia|Mongolian,Mongolians,Mongol,Mongols|Ulaanbaatar,Ulan Bator
Montenegro|Montenegrin,Montenegrins|Podgorica
Morocco|Moroccan,Moroccans|Rabat
Mozambique|Mozambican,Mozambicans|Maputo
Myanmar,Burma|Burmese,Myanmarese|Naypyidaw,Yangon,Rangoon
Namibia|Namibian,Namibians|Windhoek
Nepal|Nepali,Nepalis,Nepalese|Kathmandu
Netherlands,Holland|Dutch,Dutchman,Dutchmen|The Hague,Amsterdam
New Zealand|New Zealander,New Zealanders,Kiwi,Kiwis|Wellington
Nicaragua|Nicaraguan,Nicaraguans|Managua
Niger|Nigerien,Nigeriens|Niamey
Nigeria|Nigerian,Nigerians|Abuja
North Korea,DPRK,Democratic People's Republic of Korea|North Korean,North Koreans|Pyongyang
Northern Ireland|Northern Irish|Belfast,Stormont
Norway|Norwegian,Norwegians|Oslo
Oman|Omani,Omanis|Muscat
Pakistan|Pakistani,Pakistanis|Islamabad
Palestine,Palestinian Territories,Palestinian Authority|Palestinian,Palestinians|Ramallah
Panama|Panamanian,Panamanians|Panama City
Papua New Guinea|Papua New Guinean|Port Moresby
Paraguay|Paraguayan,Paraguayans|Asuncion
Peru|Peruvian,Peruvians|Lima
Philippines|Philippine,Filipino,Filipinos,Filipina|Manila,Malacanang
Poland|Polish,Pole,Poles|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari,Qataris|Doha
Romania|Romanian,Romanians|Bucharest
Russia,Russian Federation|Russian,Russians|Moscow,Kremlin
Rwanda|Rwandan,Rwandans|Kigali
Samoa|Samoan,Samoans|Apia
Saudi Arabia,Kingdom of Saudi Arabia|Saudi,Saudis|Riyadh
Scotland|Scottish,Scot,Scots,Scotsman|Edinburgh,Holyrood
Senegal|Senegalese|Dakar
Serbia|Serbian,Serbians,Serb,Serbs|Belgrade
Seychelles|Seychellois|Victoria
Sierra Leone|Sierra Leonean,Sierra Leoneans|Freetown
Singapore|Singaporean,Singaporeans|
Slovakia|Slovak,Slovaks,Slovakian|Bratislava
Slovenia|Slovenian,Slovenians,Slovene,Slovenes|Ljubljana
Somalia|Somali,Somalis|Mogadishu
South Africa|South African,South Africans|Pretoria
South Korea,Republic of Korea,ROK|South Korean,South Koreans|Seoul,Blue House
Korea|Korean,Koreans|
South Sudan|South Sudanese|Juba
Soviet Union,USSR|Soviet,Soviets|
Spain|Spanish,Spaniard,Spaniards|Madrid
Sri Lanka,Ceylon|Sri Lankan,Sri Lankans|Colombo
Sudan|Sudanese|Khartoum
Suriname|Surinamese|Paramaribo
Sweden|Swedish,Swede,Swedes|Stockholm
Switzerland,Swiss Confederation|Swiss|Bern,Berne
Syria|Syrian,Syrians|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik,Tajiks,Tajikistani|Dushanbe
Tanzania|Tanzanian,Tanzanians|Dodoma
Thailand,Siam|Thai,Thais|Bangkok
Tibet|Tibetan,Tibetans|Lhasa
Togo|Togolese|Lome
Tonga|Tongan,Tongans|
Trinidad and Tobago,Trinidad|Trinidadian,Trinidadians|Port of Spain
Tunisia|Tunisian,Tunisians|Tunis
Turkey,Turkiye|Turkish,Turk,Turks|Ankara
Turkmenistan|Turkmen,Turkmens|Ashgabat
Uganda|Ugandan,Ugandans|Kampala
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
United Arab Emirates,UAE,Emirates|Emirati,Emiratis|Abu Dhabi
United Kingdom,UK,U.K.,Britain,Great Britain|British,Briton,Britons,Brit,Brits|London,Westminster,Whitehall,Downing Street
United States,United States of America,USA,US,U.S.,U.S.A.,America|American,Americans|Washington,White House
Uruguay|Uruguayan,Uruguayans|Montevideo
Uzbekistan|Uzbek,Uzbeks,Uzbekistani|Tashkent
Vatican,Holy See,Vatican City|Vatican|
Venezuela|Venezuelan,Venezuelans|Caracas,Miraflores
Vietnam,Viet Nam|Vietnamese|Hanoi
Wales|Welsh,Welshman|Cardiff
Yemen|Yemeni,Yemenis|Sanaa
Zambia|Zambian,Zambians|Lusaka
Zimbabwe,Rhodesia|Zimbabwean,Zimbabweans|Harare
Asia|Asian,Asians,Asiatic|
Central Asia|Central Asian,Central Asians|
Southeast Asia|Southeast Asian|
Africa|African,Africans|
Europe|European,Europeans|
European Union,EU|EU|Brussels
North America|North American,North Americans|
Latin America|Latin American,Latin Americans,Latino,Latinos|
South America|South American,South Americans|
Middle East,Mideast|Middle Eastern|
Scandinavia|Scandinavian,Scandinavians|
Balkans|Balkan|
Caucasus|Caucasian|
West|Western,Westerner,Westerners|
East|Eastern|
Arctic|Arctic|
Antarctica,Antarctic|Antarctic|
Bavaria|Bavarian,Bavarians|
Catalonia|Catalan,Catalans|
Chechnya|Chechen,Chechens|Grozny
Crimea|Crimean,Crimeans|
Flanders|Flemish|
Hong Kong,HKSAR|Hongkonger,Hongkongers|
Kurdistan|Kurdish,Kurd,Kurds|
Macau,Macao|Macanese|
Puerto Rico|Puerto Rican,Puerto Ricans|San Juan
Quebec|Quebecois|
Saxony|Saxon,Saxons|
Siberia|Siberian,Siberians|
Sicily|Sicilian,Sicilians|
Tatarstan|Tatar,Tatars|
Texas|Texan,Texans|
California|Californian,Californians|
Xinjiang|Uyghur,Uighur,Uyghurs,Uighurs|
Islam|Islamic,Muslim,Muslims,Moslem|
Christianity|Christian,Christians|
Judaism|Jewish,Jew,Jews|
Hinduism|Hindu,Hindus|
Buddhism|Buddhist,Buddhists|
Catholicism,Catholic Church|Catholic,Catholics|
"""

# Places whose names look alike although they differ: never spelling variants of each other.
_DISTINCT = """
Anhui Fujian Gansu Guangdong Guangxi Guizhou Hainan Hebei Heilongjiang Henan Hubei Hunan Jiangsu Jiangxi Jilin
Liaoning Qinghai Shaanxi Shandong Shanxi Sichuan Tianjin Yunnan Zhejiang Chongqing Shanghai Shenzhen Guangzhou
Hangzhou Nanjing Suzhou Wuhan Xiamen Jinan Changsha Chengdu Dalian Shenyang Harbin Lanzhou Ningbo Taizhou Wenzhou
Alabama Alaska Arizona Arkansas Colorado Connecticut Delaware Florida Hawaii Idaho Illinois Indiana Iowa Kansas
Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada
Ohio Oklahoma Oregon Pennsylvania Tennessee Utah Vermont Virginia Wisconsin Wyoming
Kursk Pskov Tomsk Omsk Samara Samarkand Saratov Perm Penza Tver Tula Kaluga Voronezh Rostov Smolensk Bryansk
Kherson Donetsk Luhansk Mariupol Melitopol Poltava Sumy Odesa Dnipro Chernihiv Cherkasy
Durham Dunham Derby Dover Leeds Luton Essex Sussex Wessex Middlesex Norfolk Suffolk
"""


# Countries in their own languages, and first parts of compounds.
_FOREIGN = """
germany deutschland|spain españa espana|italy italia|russia rossiya rossiia rossija russo|china zhongguo sino
japan nippon nihon|poland polska|czech-republic česko cesko|slovakia slovensko|hungary magyarország magyarorszag|austria österreich osterreich
switzerland schweiz suisse svizzera|netherlands nederland|belgium belgique belgië belgie|denmark danmark|sweden sverige
norway norge|finland suomi|ireland eire|greece hellas ellada|turkey türkiye turkiye|croatia hrvatska
serbia srbija|slovenia slovenija|albania shqipëria shqiperia|bulgaria balgariya|ukraine ukraina ukrayina
belarus belorussia byelorussia|lithuania lietuva|latvia latvija|estonia eesti|georgia sakartvelo|armenia hayastan
brazil brasil|mexico méxico mejico|egypt misr|morocco maroc|algeria algérie algerie|india bharat indo|vietnam viet-nam
south-korea hanguk|united-kingdom anglo|philippines pilipinas|cambodia kampuchea|sri-lanka ceylon|thailand siam
"""


class Place(NamedTuple):
    """What a name of the gazetteer stands for.

    Attributes:
        country: the key of the country, region or faith: the folded first name.
        form: ``"name"``, ``"demonym"`` or ``"seat"``.
    """

    country: str
    form: str


@cache
def gazetteer() -> dict[str, Place]:
    """Every name of the table under its folded form without full stops."""
    table: dict[str, Place] = {}
    for line in _COUNTRIES.strip().split("\n"):
        names, demonyms, seats = (part.split(",") if part else [] for part in line.split("|"))
        country = place_key(names[0])
        for form, entries in (("seat", seats), ("demonym", demonyms), ("name", names)):
            for entry in entries:
                table.setdefault(place_key(entry), Place(country, form))
    for group in _FOREIGN.replace("\n", "|").strip("|").split("|"):
        usual, *others = (form.replace("-", " ") for form in group.split())
        for form in others:
            table.setdefault(form, Place(table[usual].country, "name"))
    return table


def place_key(name: str) -> str:
    """The key of a name in :func:`gazetteer`: folded, no full stops, no leading article."""
    return fold(name).replace(".", "").removeprefix("the ")


def place_of(name: str) -> Place | None:
    """What ``name`` stands for, if the gazetteer knows it."""
    return gazetteer().get(place_key(name))


@cache
def _distinct() -> frozenset[str]:
    return frozenset(fold(word) for word in _DISTINCT.split())


def are_different_places(a: str, b: str) -> bool:
    """Whether both are known places and not the same one: "Iran" and "Iraq"."""
    x, y = place_of(a), place_of(b)
    if x and y:
        return x.country != y.country
    known = _distinct()
    return fold(a) != fold(b) and (bool(x) or fold(a) in known) and (bool(y) or fold(b) in known)
