"""Fields of enforcement of the training half."""

from __future__ import annotations

from eval.training.news.pools.tables import domain
from eval.training.news.records import Domain


def domains() -> tuple[Domain, ...]:
    """Return the fields, each with its bodies and what they count."""
    return (*_online(), *_goods(), *_nature(), *_money(), *_streets())


def _online() -> tuple[Domain, ...]:
    return (
        domain(
            "online piracy",
            "the pirated works",
            "licence fees",
            "a rented flat\na data centre\nan internet cafe",
            """
            National Copyright Bureau | NCB
            Office for Online Publishing | OOP
            Copyright Enforcement Commission | CEC
            """,
            """
            websites | sites, web sites | shut down | 40-900 | site
            mobile apps | apps, phone applications | removed | 12-300 | app
            links | URLs, web links | deleted | 20000-3000000
            servers | machines hosting content | seized | 15-400
            suspects | people, alleged pirates | detained | 30-2400 | people
            criminal cases | criminal probes | opened | 20-600 | criminal
            administrative cases | administrative proceedings | handled | 200-4000 | administrative
            pirated e-books | unlicensed e-books, bootleg e-books | deleted | 3000-90000
            pirated discs | bootleg discs, DVDs | destroyed | 4000-900000
            user accounts | accounts, profiles | suspended | 500-60000
            video platforms | video services | inspected | 20-400
            """,
        ),
        domain(
            "telecom fraud",
            "the seized devices",
            "victims' savings",
            "a call centre\nan office block\na guesthouse",
            """
            Anti-Fraud Centre | AFC
            Telecommunications Regulatory Board | TRB
            Financial Crimes Bureau | FCB
            """,
            """
            phone numbers | numbers, telephone lines | blocked | 8000-900000
            bank accounts | accounts at banks | blocked | 900-80000 | account
            SIM boxes | SIM banks, SIM gateways | seized | 40-2600
            fraud suspects | suspects, alleged swindlers | arrested | 60-5200 | people
            call centres | scam call centres | raided | 8-190
            fraud gangs | rings, groups of swindlers | dismantled | 6-240
            scam messages | fraudulent texts, text messages | intercepted | 100000-9000000
            fraud cases | scams, swindles | solved | 300-24000
            potential victims | people at risk of being cheated | warned | 4000-700000
            bank cards | debit cards, cards | confiscated | 600-40000
            """,
        ),
        domain(
            "the illegal trade in personal data",
            "the stolen data sets",
            "illegal earnings",
            "a marketing firm\na phone repair shop\na suburban office",
            """
            Personal Data Protection Authority | PDPA
            Office of the Privacy Commissioner | OPC
            Cyber Security Directorate | CSD
            """,
            """
            data brokers | brokers, sellers of data | fined | 8-180 | people
            shopping apps | retail apps, store applications | removed | 12-260 | app
            privacy complaints | grievances about privacy | received | 900-40000 | complaint
            personal records | entries on individuals, data records | deleted | 200000-9000000
            call lists | lists of phone contacts | confiscated | 30-900
            hotels | inns, lodgings | inspected | 90-4000
            facial recognition cameras | face-scanning cameras | removed | 20-800
            hard drives | hard disks, drives | seized | 30-900
            data leak cases | leaks, data breaches | opened | 20-500
            """,
        ),
        domain(
            "online gambling",
            "the wagers",
            "players' deposits",
            "a villa\na seaside hotel\nthe back room of a snack bar",
            """
            Gaming Control Commission | GCC
            Internet Crime Office | ICO
            Lottery and Betting Inspectorate | LBI
            """,
            """
            betting sites | gambling websites, wagering sites | blocked | 60-2800 | site
            payment channels | payment routes, ways of paying | shut down | 20-600
            slot machines | one-armed bandits, gaming machines | destroyed | 80-7000
            gamblers | punters, players | fined | 200-9000
            ringleaders | bosses, organisers | arrested | 9-180
            gambling dens | illegal casinos, dens | closed | 12-500
            chat groups | messaging groups, group chats | deleted | 300-30000
            advertisements for betting | betting ads, gambling adverts | removed | 900-80000
            mobile phones | phones, handsets | seized | 60-4000
            """,
        ),
    )


def _goods() -> tuple[Domain, ...]:
    return (
        domain(
            "counterfeit goods",
            "the fake goods",
            "damages for brand owners",
            "a rented warehouse\na wholesale market\na garage",
            """
            State Trademark Office | STO
            Market Supervision Administration | MSA
            Brand Protection Unit |
            """,
            """
            fake handbags | counterfeit bags, knock-off handbags | seized | 900-90000
            imitation watches | fake watches, copied timepieces | destroyed | 300-40000
            trademark labels | brand labels, labels | confiscated | 5000-2000000
            workshops | illegal workshops, small factories | closed | 12-400
            market stalls | stands, stalls | inspected | 200-9000
            counterfeiters | forgers, alleged counterfeiters | arrested | 15-900 | people
            parcels | packages, postal items | intercepted | 400-70000
            online shops | web stores, internet shops | shut down | 30-2600
            sewing machines | machines for sewing | impounded | 20-900
            pairs of sports shoes | pairs of trainers, pairs of sneakers | confiscated | 800-200000
            """,
        ),
        domain(
            "food safety violations",
            "the tainted products",
            "refunds for shoppers",
            "a cold store\na slaughterhouse\na noodle plant",
            """
            Food Safety Authority | FSA
            Food and Drug Administration | FDA
            Bureau of Public Health Inspection | BPHI
            """,
            """
            restaurants | eateries, places to eat | inspected | 600-90000
            food samples | samples of food, specimens | tested | 900-120000
            batches of cooking oil | lots of cooking oil | recalled | 9-300
            street stalls | food stands, food carts | closed | 40-2600
            school canteens | canteens, school kitchens | checked | 120-9000
            business licences | permits to trade, licences | revoked | 8-400 | licence
            bottles of fake liquor | bottles of bogus spirits | destroyed | 900-80000
            tonnes of spoiled meat | tons of rotten meat | seized | 12-900
            traders | vendors, sellers | fined | 40-3000
            bakeries | bread shops | suspended | 9-200
            """,
        ),
        domain(
            "smuggling",
            "the smuggled goods",
            "unpaid duties",
            "a container yard\na fishing jetty\na truck stop",
            """
            General Customs Administration | GCA
            Border Guard Command | BGC
            Customs Intelligence Service | CIS
            """,
            """
            containers | shipping containers, freight boxes | searched | 300-20000
            cartons of cigarettes | cartons of smokes, cigarette cartons | seized | 2000-600000
            luxury cars | high-end cars, expensive cars | impounded | 9-260
            speedboats | fast boats, motorboats | confiscated | 8-190
            gold bars | bars of gold, ingots | seized | 20-900
            smuggling rings | gangs of smugglers, networks | dismantled | 6-120
            smugglers | couriers, alleged smugglers | arrested | 30-1200 | people
            barrels of diesel | drums of diesel, diesel barrels | confiscated | 300-40000
            frozen chickens | chickens | destroyed | 9000-400000
            customs declarations | import papers, declarations | audited | 900-60000
            """,
        ),
        domain(
            "cheating of consumers",
            "the misleading contracts",
            "refunds for customers",
            "a shopping centre\na petrol station\na travel agency",
            """
            Consumer Protection Commission | CPC
            Fair Trading Authority | FTA
            Bureau of Weights and Measures | BWM
            """,
            """
            consumer complaints | grievances from customers | handled | 3000-400000 | complaint
            petrol pumps | fuel pumps, fuel dispensers | tested | 300-20000
            tour operators | travel companies, travel firms | fined | 12-400
            false advertisements | misleading ads, bogus adverts | removed | 90-9000
            toys | playthings | recalled | 4000-500000
            contracts | agreements with customers | cancelled | 200-30000
            market scales | weighing scales, balances | checked | 500-60000
            gyms | fitness clubs, fitness studios | warned | 20-700
            advice desks | help desks, counters for advice | installed | 6-90
            """,
        ),
    )


def _nature() -> tuple[Domain, ...]:
    return (
        domain(
            "industrial pollution",
            "the confiscated machines",
            "clean-up costs",
            "a chemical plant\na tannery\na paper mill",
            """
            Environmental Protection Agency | EPA
            Ministry of Ecology | MOE
            River Basin Authority | RBA
            """,
            """
            factories | plants, industrial plants | inspected | 300-30000
            discharge pipes | outlets, waste pipes | sealed | 20-1900
            residents' complaints | grievances from residents | received | 600-50000 | complaint
            discharge permits | permits to release waste water | revoked | 9-400 | licence
            water samples | samples of water | collected | 300-9000
            coal boilers | boilers, coal-fired boilers | dismantled | 40-3000
            polluters | polluting firms, offenders | fined | 30-2600
            monitoring stations | measuring stations, monitors | installed | 20-800
            waste pits | pits filled with waste | dug up | 8-140
            factory managers | plant bosses, managers | detained | 9-300 | people
            """,
        ),
        domain(
            "illegal fishing",
            "the illegal catches",
            "landing fees",
            "a fish market\na small harbour\na cold store",
            """
            Fisheries Inspection Service | FIS
            Coast Guard Administration | CGA
            Maritime Resources Authority | MRA
            """,
            """
            fishing boats | vessels, trawlers | impounded | 20-900
            banned nets | illegal nets, forbidden nets | burned | 300-40000
            tonnes of fish | tons of fish | confiscated | 12-1900
            fishing licences | permits to fish, fishing permits | suspended | 20-700 | licence
            skippers | captains, boat captains | fined | 30-1200
            crew members | sailors, deckhands | detained | 40-1600 | people
            landing sites | piers, places where fish is landed | inspected | 30-600
            electric fishing kits | electrofishing sets | destroyed | 60-5000
            shark fins | fins of sharks | seized | 200-40000
            sea turtles | turtles | rescued | 12-600
            """,
        ),
        domain(
            "drug trafficking",
            "the narcotics",
            "criminal assets",
            "a farmhouse\na parcel depot\na border post",
            """
            National Narcotics Board | NNB
            Drug Control Commission | DCC
            Directorate for Organised Crime | DOC
            """,
            """
            kilograms of heroin | kilos of heroin | seized | 40-4000
            drug laboratories | labs, drug labs | dismantled | 6-160
            couriers | drug mules, carriers | arrested | 30-900 | people
            suspicious parcels | packages, parcels | intercepted | 60-4000
            coca fields | fields of coca, plots of coca | destroyed | 20-900
            street dealers | dealers, pushers | prosecuted | 90-6000
            ecstasy tablets | pills of ecstasy, ecstasy pills | destroyed | 9000-900000
            trafficking rings | drug gangs, networks | dismantled | 6-90
            tip-offs | hints from the public, leads | received | 300-20000
            firearms | guns, weapons | confiscated | 12-600
            """,
        ),
    )


def _money() -> tuple[Domain, ...]:
    return (
        domain(
            "tax fraud",
            "the sham invoices",
            "unpaid tax",
            "an accountant's office\na construction firm\na livestream studio",
            """
            State Taxation Service | STS
            Revenue Authority | RA
            Fiscal Police Directorate | FPD
            """,
            """
            false invoices | fake invoices, sham bills | identified | 3000-900000
            shell companies | letterbox firms, front companies | closed | 40-6000
            firms | companies, businesses | audited | 300-60000
            accountants | bookkeepers | prosecuted | 9-300 | people
            livestream hosts | online presenters, streamers | fined | 12-400
            refund claims | claims for refunds, requests for refunds | withheld | 300-50000
            hidden bank accounts | secret accounts, undeclared accounts | traced | 60-4000 | account
            cash registers | tills | checked | 900-90000
            tax advisers | tax consultants | suspended | 8-160
            properties | houses and flats, real estate holdings | traced | 60-3000
            """,
        ),
    )


def _streets() -> tuple[Domain, ...]:
    return (
        domain(
            "dangerous driving",
            "the impounded vehicles",
            "unpaid fines",
            "a toll station\na bus depot\na ring road junction",
            """
            Traffic Management Bureau | TMB
            Road Safety Authority | RSA
            Highway Patrol Command | HPC
            """,
            """
            drunk drivers | drivers over the limit, drink-drivers | arrested | 90-12000 | people
            overloaded trucks | trucks with too much load, lorries | intercepted | 120-20000
            school buses | buses for pupils | inspected | 90-9000
            speed cameras | radar traps, speed traps | installed | 30-2400
            driving licences | permits to drive, licences to drive | revoked | 90-9000 | licence
            traffic tickets | penalty notices, tickets | issued | 9000-900000
            illegal motorcycles | unregistered motorbikes | impounded | 90-20000
            road checkpoints | roadblocks, control posts | installed | 40-1600
            breath testers | alcohol meters, breathalysers | issued | 90-9000
            """,
        ),
        domain(
            "workplace safety violations",
            "the unsafe machines",
            "unpaid compensation",
            "a coal mine\na building site\na fireworks plant",
            """
            Labour Inspectorate | LI
            Administration of Work Safety | AWS
            Mine Safety Board | MSB
            """,
            """
            coal mines | collieries, pits | suspended | 12-400
            construction sites | building sites | inspected | 300-40000
            tower cranes | cranes | sealed | 12-900
            safety hazards | dangers, hazards | identified | 900-200000
            site managers | foremen, supervisors | fined | 20-900 | people
            safety officers | officers for safety | trained | 200-9000
            fireworks plants | makers of fireworks | closed | 8-150
            trapped miners | miners underground | rescued | 9-80
            mining permits | permits to mine, licences to mine | revoked | 8-190 | licence
            """,
        ),
    )
