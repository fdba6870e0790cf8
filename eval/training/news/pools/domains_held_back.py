"""Fields of enforcement of the half that is held back for measuring."""

from __future__ import annotations

from eval.training.news.pools.tables import domain
from eval.training.news.records import Domain


def domains() -> tuple[Domain, ...]:
    """Return the fields, each with its bodies and what they count."""
    return (*_copies(), *_health(), *_land())


def _copies() -> tuple[Domain, ...]:
    return (
        domain(
            "illegal sports streaming",
            "the stolen broadcasts",
            "royalties",
            "a terraced house\na betting shop\na loft",
            """
            Broadcast Rights Authority | BRA
            Intellectual Property Office | IPO
            Digital Content Inspectorate | DCI
            """,
            """
            live streams | illicit streams, streams | shut down | 90-9000
            set-top boxes | TV boxes, decoders | confiscated | 300-60000
            domain names | web domains, domains | blocked | 60-4000
            resellers | sellers of subscriptions | prosecuted | 9-300 | people
            pirate channels | unlicensed channels | removed | 20-900
            bars | pubs, taverns | inspected | 90-6000
            bootleg subscriptions | illegal subscriptions | cancelled | 900-200000
            encoders | encoding devices | seized | 12-400
            takedown notices | notices to take content down | issued | 900-300000
            """,
        ),
        domain(
            "textbook piracy",
            "the bootleg textbooks",
            "authors' fees",
            "a print shop\na basement\na stationery store",
            """
            Press and Publications Directorate | PPD
            Cultural Market Enforcement Corps | CMEC
            Publishers' Rights Council | PRC
            """,
            """
            copied textbooks | bootleg schoolbooks, pirate textbooks | destroyed | 4000-900000
            printing presses | presses, printers | sealed | 9-260
            bookstalls | book stands, booksellers' stalls | searched | 60-3000
            printing plates | plates for printing | confiscated | 90-6000
            storage rooms | stores, depots | raided | 8-220
            copy shops | photocopying shops | warned | 40-2400
            book dealers | booksellers, sellers of books | detained | 12-500 | people
            scanned novels | novels in scanned form | deleted | 600-80000
            exam papers | test papers | seized | 900-70000
            """,
        ),
        domain(
            "predatory lending",
            "the loan agreements",
            "illegal interest",
            "a pawnshop\na business park\nan apartment tower",
            """
            Banking Supervision Office | BSO
            Financial Conduct Council | FCC
            Securities and Savings Watchdog | SSW
            """,
            """
            loan apps | lending apps, credit apps | removed | 20-500
            moneylenders | loan sharks, lenders | arrested | 20-900 | people
            debt collectors | collectors of debts | summoned | 30-1400
            lending clerks | loan officers | trained | 90-6000
            loan contracts | credit agreements | cancelled | 900-90000
            branch offices | branches, bureaus | closed | 12-600
            credit licences | lending licences, permits to lend | suspended | 8-200 | licence
            threatening messages | threats by text, menacing texts | traced | 900-200000
            account books | ledgers | audited | 60-3000
            """,
        ),
    )


def _health() -> tuple[Domain, ...]:
    return (
        domain(
            "fake medicines",
            "the bogus drugs",
            "patients' payments",
            "a village clinic\na packaging plant\na herbal store",
            """
            Medicines and Devices Regulatory Agency | MDRA
            Pharmacy Council | PC
            Health Products Inspectorate | HPI
            """,
            """
            pharmacies | chemists, drugstores | inspected | 300-20000
            counterfeit pills | fake tablets, sham pills | destroyed | 90000-5000000
            vials of vaccine | doses of vaccine | recalled | 900-90000
            unlicensed clinics | illegal clinics, back-street clinics | closed | 12-700
            pill presses | tablet presses | dismantled | 6-140
            bottles of cough syrup | bottles of syrup for coughs | tested | 300-30000
            pharmacists | druggists | fined | 20-800
            postal consignments | mail consignments, posted goods | intercepted | 90-9000
            medicine sellers | peddlers of medicine | detained | 20-900 | people
            """,
        ),
        domain(
            "fake fertiliser and seeds",
            "the bogus farm supplies",
            "growers' losses",
            "a grain depot\na village shop\na mixing plant",
            """
            Plant Health Inspectorate | PHI
            Seed Certification Agency | SCA
            Agricultural Inputs Board | AIB
            """,
            """
            sacks of fertiliser | bags of fertiliser | seized | 900-90000
            seed packets | packs of seed, packages of seed | recalled | 3000-400000
            farm shops | agricultural dealers, farm stores | checked | 200-20000
            soil samples | samples of soil | tested | 200-9000
            seed merchants | traders in seed, seed sellers | fined | 12-500
            litres of pesticide | liters of pesticide | impounded | 900-80000
            dealer permits | permits to deal, trading permits | revoked | 9-300 | licence
            farmers' petitions | pleas from farmers | received | 200-9000
            swindlers | cheats, fraudsters | arrested | 12-400 | people
            """,
        ),
    )


def _land() -> tuple[Domain, ...]:
    return (
        domain(
            "wildlife trafficking",
            "the animal products",
            "conservation levies",
            "a curio shop\na roadside restaurant\nan airport hangar",
            """
            Wildlife Conservation Service | WCS
            Protected Species Office | PSO
            Parks and Reserves Authority | PRA
            """,
            """
            ivory tusks | elephant tusks, tusks | burned | 60-3000
            pangolins | scaly anteaters | rescued | 20-700
            wire snares | traps of wire, snares | removed | 900-40000
            poachers | illegal hunters, hunters | arrested | 30-900 | people
            songbirds | caged birds, birds | intercepted | 200-20000
            rhino horns | horns of rhinos | seized | 12-300
            animal markets | markets for animals | closed | 9-200
            game lodges | safari lodges, lodges | inspected | 20-400
            hunting rifles | rifles, hunting guns | confiscated | 30-1200
            """,
        ),
        domain(
            "illegal logging",
            "the timber loads",
            "forest fees",
            "a sawmill\na river port\na furniture workshop",
            """
            Forest Protection Service | FPS
            Timber Trade Inspectorate | TTI
            Land and Forests Commission | LFC
            """,
            """
            logs | tree trunks, trunks | impounded | 900-90000
            sawmills | mills, timber mills | closed | 12-500
            chainsaws | power saws | confiscated | 90-4000
            timber lorries | logging trucks, trucks with timber | intercepted | 60-2600
            loggers | woodcutters, lumberjacks | arrested | 40-1600 | people
            felling permits | permits to fell trees | cancelled | 20-700 | licence
            hectares of forest | hectares of woodland | searched | 900-90000
            furniture makers | carpenters, joineries | audited | 20-900
            seedlings | young trees, saplings | issued | 9000-900000
            """,
        ),
        domain(
            "illegal waste dumping",
            "the waste shipments",
            "disposal costs",
            "a scrapyard\na disused quarry\na railway siding",
            """
            Waste Management Authority | WMA
            Clean Land Inspectorate | CLI
            Harbour Environment Office | HEO
            """,
            """
            dump sites | tips, dumps | sealed | 12-700
            skips | rubbish skips, waste bins | searched | 90-6000
            hauliers | waste carriers, haulage firms | fined | 20-900
            tonnes of plastic waste | tons of plastic waste | intercepted | 90-20000
            scrap dealers | junk dealers | summoned | 20-1200
            rusty drums | barrels, chemical drums | dug up | 60-5000
            excavators | diggers | impounded | 9-260
            truck drivers | lorry drivers, drivers | detained | 12-600 | people
            hidden cameras | concealed cameras | installed | 20-900
            """,
        ),
    )
