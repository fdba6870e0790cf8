"""Countries with their places, money and bodies, in two halves that share no place and no body."""

from __future__ import annotations

from eval.training.news.pools.tables import agencies, words
from eval.training.news.records import Setting


def _setting(  # noqa: PLR0913, PLR0917  (a row of a table)
    country: str, names: str, money: str, rate: float, capital: str, places: str, bodies: str
) -> Setting:
    return Setting(country, names, words(places), money, rate, agencies(bodies), capital)


def settings(held_back: bool) -> tuple[Setting, ...]:
    """Return the countries of one half; a country named twice is likelier."""
    return _held_back() if held_back else _training()


def _training() -> tuple[Setting, ...]:
    china = _setting(
        "China",
        "chinese",
        "{} yuan",
        6.8,
        "Beijing",
        "Guangdong Zhejiang Sichuan Hunan Shandong Wuhan Shenzhen Kunming Xiamen Shenyang Guizhou",
        """
        Ministry of Public Security | MPS
        Ministry of Industry and Information Technology | MIIT
        Supreme People's Procuratorate | SPP
        Cyberspace Administration | CAC
        """,
    )
    return (
        china,
        china,
        china,
        _setting(
            "India",
            "indian",
            "{} rupees",
            71.0,
            "New Delhi",
            "Gujarat Kerala Mumbai Punjab Jaipur Bihar Chennai Lucknow Assam Nagpur",
            """
            Central Bureau of Investigation | CBI
            Ministry of Home Affairs | MHA
            Directorate of Revenue Intelligence | DRI
            """,
        ),
        _setting(
            "Kenya",
            "kenyan",
            "{} shillings",
            103.0,
            "Nairobi",
            "Mombasa Kisumu Nakuru Eldoret Garissa Kilifi Turkana Malindi",
            """
            Directorate of Criminal Investigations | DCIK
            Ministry of Interior | MOI
            Anti-Corruption Commission | ACC
            """,
        ),
        _setting(
            "Brazil",
            "brazilian",
            "{} reais",
            4.1,
            "Brasilia",
            "Bahia Parana Manaus Recife Goias Fortaleza Santos Belem Amazonas",
            """
            Federal Police | PF
            Ministry of Justice | MJ
            Federal Prosecution Service | MPF
            """,
        ),
        _setting(
            "Britain",
            "british",
            "£{}",
            0.78,
            "London",
            "Leeds Bristol Kent Glasgow Cardiff Norfolk Sheffield Dundee Cornwall",
            """
            National Crime Agency | NCA
            Crown Prosecution Service | CPS
            Home Office |
            """,
        ),
        _setting(
            "Spain",
            "spanish",
            "€{}",
            0.89,
            "Madrid",
            "Galicia Valencia Seville Malaga Bilbao Cadiz Murcia Zaragoza",
            """
            Civil Guard | GC
            Ministry of the Interior |
            National Police Corps | CNP
            """,
        ),
        _setting(
            "Nigeria",
            "nigerian",
            "{} naira",
            360.0,
            "Abuja",
            "Lagos Kano Ibadan Enugu Kaduna Benin_City Calabar Jos",
            """
            Economic and Financial Crimes Commission | EFCC
            Ministry of Internal Affairs |
            Nigeria Police Force | NPF
            """,
        ),
        _setting(
            "Poland",
            "polish",
            "{} zlotys",
            3.8,
            "Warsaw",
            "Krakow Gdansk Lodz Poznan Lublin Wroclaw Silesia Szczecin",
            """
            Central Investigation Bureau | CBS
            Ministry of Internal Affairs and Administration | MIAA
            National Prosecutor's Office |
            """,
        ),
        _setting(
            "Indonesia",
            "indonesian",
            "{} rupiah",
            14200.0,
            "Jakarta",
            "Surabaya Medan Bali Makassar Batam Papua Lampung Bandung",
            """
            National Police Criminal Directorate | NPCD
            Ministry of Law |
            Attorney General's Office | AGO
            """,
        ),
    )


def _held_back() -> tuple[Setting, ...]:
    china = _setting(
        "China",
        "mandarin",
        "{} yuan",
        7.1,
        "Shanghai",
        "Jiangsu Henan Hebei Fujian Anhui Chengdu Nanjing Xi'an Dalian Jilin Yunnan Qingdao",
        """
        Ministry of State Supervision | MOSS
        National Office against Illegal Publications | NOIP
        Supreme People's Court | SPC
        Ministry of Commerce | MOFCOM
        """,
    )
    return (
        china,
        china,
        china,
        _setting(
            "South Africa",
            "south african",
            "{} rand",
            17.9,
            "Pretoria",
            "Durban Limpopo Gauteng Knysna Polokwane Mpumalanga Soweto Upington",
            """
            Priority Crimes Directorate | PCD
            Department of Justice |
            Special Investigating Unit | SIU
            """,
        ),
        _setting(
            "Mexico",
            "mexican",
            "{} pesos",
            18.6,
            "Mexico City",
            "Jalisco Sonora Oaxaca Puebla Tijuana Veracruz Merida Chiapas",
            """
            National Guard | GN
            Federal Attorney's Office | FGR
            Secretariat of Public Security | SSP
            """,
        ),
        _setting(
            "Australia",
            "australian",
            "A${}",
            1.48,
            "Canberra",
            "Queensland Perth Tasmania Darwin Adelaide Cairns Geelong Hobart",
            """
            Federal Crime Commission | ACIC
            Border Force |
            Office of Public Prosecutions | OPP
            """,
        ),
        _setting(
            "Italy",
            "italian",
            "{} euros",
            0.93,
            "Rome",
            "Sicily Naples Turin Calabria Genoa Bologna Apulia Verona",
            """
            Finance Guard | GDF
            Carabinieri Command for the Protection of Health | NAS
            Public Prosecution Directorate |
            """,
        ),
        _setting(
            "South Korea",
            "korean",
            "{} won",
            1280.0,
            "Seoul",
            "Busan Incheon Daegu Gwangju Jeju Ulsan Suwon Gangwon",
            """
            National Office of Investigation | NOI
            Ministry of Land and Safety | MLS
            Supreme Prosecutors' Office | SPO
            """,
        ),
        _setting(
            "Ghana",
            "ghanaian",
            "{} cedis",
            11.4,
            "Accra",
            "Kumasi Tamale Takoradi Sunyani Tema Bolgatanga Koforidua Elmina",
            """
            Criminal Investigation Department | CID
            Ministry for National Security |
            Office of the Special Prosecutor | OSP
            """,
        ),
        _setting(
            "Germany",
            "german",
            "{} euros",
            0.94,
            "Berlin",
            "Hamburg Bavaria Leipzig Bremen Cologne Saxony Kiel Rostock",
            """
            Federal Criminal Police Office | BKA
            Central Customs Office for Investigations | ZKA
            Ministry of Consumer Affairs |
            """,
        ),
    )
