"""Names of campaigns, what they are called, and papers that report on them, in two halves."""

from __future__ import annotations

from eval.training.news.pools.tables import words


def campaigns(held_back: bool) -> tuple[str, ...]:
    """Return names of campaigns that fit any country."""
    return words(_HELD_BACK if held_back else _TRAINING)


def local_campaigns(held_back: bool) -> dict[str, tuple[str, ...]]:
    """Return names of campaigns in the language of a country, by the names of its people."""
    rows = _LOCAL_HELD_BACK if held_back else _LOCAL_TRAINING
    return {culture: words(names) for culture, names in rows.items()}


def campaign_words(held_back: bool) -> tuple[str, ...]:
    """Return what a campaign may be called; a closed pool of which the halves share a part."""
    if held_back:
        return ("campaign", "operation", "initiative", "sweep", "special operation")
    return ("campaign", "operation", "drive", "crackdown", "special action")


def papers(held_back: bool) -> tuple[str, ...]:
    """Return made-up papers and agencies."""
    if held_back:
        return words(
            "Harbour_Dispatch Southern_Courier Daily_Sentinel Plateau_News_Service"
            " Republic_Tribune Meridian_Wire"
        )
    return words(
        "Eastern_Gazette National_News_Wire Morning_Ledger Capital_Observer River_Post"
        " Union_Press_Service People's_Bulletin Metro_Chronicle"
    )


_TRAINING = (
    "Clear_Harbour Iron_Net Safe_Basket Silver_Kite Open_Ledger White_Crane Night_Owl"
    " Firm_Ground Blue_Shield Quiet_Road True_Label Red_Lantern Clean_Table Long_Arm Steel_Gate"
    " Golden_Scale Green_Thunder Honest_Price Swift_Arrow Stone_Wall Deep_Water Bright_Window"
    " Broken_Chain Straight_Line Kite_String"
)
_LOCAL_TRAINING = {
    "chinese": (
        "Huwang Qinglan Liejian Bishui Jingshi Haidun Longquan Tianyan Leiting Anjia Hucheng"
        " Mingjing Huimin Jiandun"
    ),
    "kenyan": "Usalama Nyavu Tumaini Ngao",
    "indian": "Suraksha Trishul Kavach Nirmal",
    "brazilian": "Mar_Limpo Rede_Segura Ouro_Verde Farol",
    "spanish": "Escudo Marea_Alta Faro_Norte Olivo",
    "polish": "Tarcza Latarnia Granit",
    "indonesian": "Garuda Elang_Laut Rajawali Perisai",
    "nigerian": "Zuma_Rock Harmattan Eagle_Wing",
    "british": "Greyhound Fenland Kestrel",
}
_HELD_BACK = (
    "Lantern_Watch Copper_Shield Fair_Harvest Still_River Sharp_Eye Rolling_Stone Paper_Trail"
    " Sound_Timber Open_Sky Grey_Heron Amber_Light Winter_Wheat Closed_Circuit High_Tide"
    " Full_Measure Black_Ridge Second_Look North_Wind Clear_Signal Safe_Dose Tall_Grass"
    " Level_Field Silent_Forest"
)
_LOCAL_HELD_BACK = {
    "mandarin": (
        "Qingyuan Jinglei Hulin Chunlei Feiying Yuelang Shanfeng Baihe Dunpai Hailang Zhuiguang"
        " Anlan Lijian"
    ),
    "south african": "Ubuhle Imvula Springbok Vukani",
    "mexican": "Tierra_Firme Jaguar Colibri",
    "italian": "Mare_Nostro Scudo Aquila",
    "korean": "Haneul Baram Mugunghwa",
    "ghanaian": "Sankofa Adinkra Vanguard",
    "german": "Adlerauge Saubere_Hand Nordlicht",
    "australian": "Kookaburra Southern_Cross Wattle",
}
