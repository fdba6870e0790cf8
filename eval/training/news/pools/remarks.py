"""What officials say, with a question on each, in two halves."""

from __future__ import annotations

from eval.training.news.pools.tables import lines
from eval.training.news.records import Remark, Share


def remarks(held_back: bool) -> tuple[Remark, ...]:
    """Return the remarks of one half."""
    rows = lines(_HELD_BACK if held_back else _TRAINING)
    return tuple(_remark(rows[first : first + 4]) for first in range(0, len(rows), 4))


def _remark(rows: tuple[str, ...]) -> Remark:
    clause, topic, question, answer = rows
    return Remark(
        clause,
        topic.removeprefix("on "),
        question.removeprefix("ask "),
        answer.removeprefix("get "),
    )


_TRAINING = """
small dealers are only the last link of a long chain
    on small dealers
    ask What are small dealers only, in the eyes of {person}?
    get the last link of a long chain
the offenders have moved from the cities to villages near the border
    on where offenders have gone
    ask Where have the offenders moved, according to {person}?
    get to villages near the border
honest businesses lose customers every time a cheat goes unpunished
    on honest businesses
    ask What do honest businesses lose, as {person} sees it?
    get customers
the new law gives inspectors the right to enter any storehouse without notice
    on the new law
    ask What right does the new law give inspectors, according to {person}?
    get the right to enter any storehouse without notice
technology has made it easier to hide the trail of money
    on technology
    ask What has technology made easier, as {person} put it?
    get to hide the trail of money
public trust cannot be restored by raids alone
    on public trust
    ask What can't be restored by raids alone, in {person}'s opinion?
    get public trust
courts should hear such cases within weeks rather than years
    on the courts
    ask How quickly should courts hear such cases, if you ask {person}?
    get within weeks rather than years
most victims are pensioners who live alone
    on the victims
    ask Who are most of the victims, according to {person}?
    get pensioners who live alone
cooperation between the provinces is still too slow
    on cooperation between provinces
    ask What does {person} think of cooperation between the provinces?
    get still too slow
the gangs recruit students through social media
    on how the gangs recruit
    ask Through what do the gangs recruit students, as {person} tells it?
    get social media
rewards for informants will be doubled next year
    on rewards for informants
    ask What will happen to rewards for informants, according to {person}?
    get will be doubled next year
consumers ought to keep every receipt and report doubtful offers
    on consumers
    ask What does {person} want consumers to keep?
    get every receipt
the market has become cleaner but the temptation remains
    on the state of the market
    ask What remains although the market has become cleaner, in the words of {person}?
    get the temptation
training of young inspectors comes before the purchase of new equipment
    on training
    ask What comes before the purchase of new equipment, according to {person}?
    get training of young inspectors
local officials who protect offenders will be held to account
    on local officials
    ask What will happen to local officials who protect offenders, {person} says?
    get will be held to account
the lull after each raid lasts barely a month
    on the lull after raids
    ask How long does the lull after each raid last, according to {person}?
    get barely a month
prices rise whenever controls are lifted
    on prices
    ask When do prices rise, as {person} observed?
    get whenever controls are lifted
online platforms must check the identity of everyone who sells there
    on online platforms
    ask Whose identity must online platforms check, according to {person}?
    get everyone who sells there
the harm to health is far greater than the loss of revenue
    on the harm to health
    ask Which harm outweighs the loss of revenue, in {person}'s view?
    get the harm to health
schools will be asked to teach children about the danger
    on schools
    ask What will schools be asked to do, according to {person}?
    get teach children about the danger
offenders will find no safe haven abroad
    on offenders abroad
    ask What won't offenders find abroad, according to {person}?
    get no safe haven
many tip-offs came from rivals of the accused
    on tip-offs
    ask From whom did many tip-offs come, {person} said?
    get rivals of the accused
the figures show that prevention works better than punishment
    on prevention
    ask What works better than punishment, according to {person}?
    get prevention
a shortage of laboratories delays every second inquiry
    on the shortage of laboratories
    ask What delays every second inquiry, as {person} explained?
    get a shortage of laboratories
mediation has settled disputes that once filled the courts
    on mediation
    ask What has mediation settled, according to {person}?
    get disputes that once filled the courts
families of the accused will not be left without support
    on families of the accused
    ask Who won't be left without support, {person} promised?
    get families of the accused
the rules for importers will be rewritten before the summer
    on the rules for importers
    ask When will the rules for importers be rewritten, according to {person}?
    get before the summer
stolen identities are sold for less than the price of a meal
    on stolen identities
    ask For how little are stolen identities sold, by {person}'s account?
    get for less than the price of a meal
drones have replaced boats as the favourite means of transport
    on means of transport
    ask What have drones replaced as the favourite means of transport, if {person} is right?
    get boats
the black market shrinks wherever wages are paid on time
    on the black market
    ask Where does the black market shrink, according to {person}?
    get wherever wages are paid on time
apprentices in the trade are often unaware that they break the law
    on apprentices
    ask What are apprentices in the trade often unaware of, {person} believes?
    get that they break the law
volunteers in every township keep an eye on suspicious deliveries
    on volunteers
    ask What do volunteers keep an eye on, according to {person}?
    get suspicious deliveries
"""

_HELD_BACK = """
night patrols have driven the trade into daylight hours
    on night patrols
    ask Into which hours have night patrols driven the trade, according to {person}?
    get daylight hours
the penalties in the present code frighten nobody
    on penalties
    ask Whom do the penalties in the present code frighten, by {person}'s account?
    get nobody
chemists at the universities have offered to analyse samples for free
    on chemists at the universities
    ask What have chemists at the universities offered, {person} reported?
    get to analyse samples for free
organised groups copy the methods of parcel companies
    on organised groups
    ask Whose methods do organised groups copy, as {person} described it?
    get the methods of parcel companies
a register of repeat offenders is being prepared
    on repeat offenders
    ask What is being prepared, {person} disclosed?
    get a register of repeat offenders
villagers have begun to guard the forest tracks themselves
    on villagers
    ask What have villagers begun to guard, {person} recounted?
    get the forest tracks
landlords who rent rooms to offenders share the blame
    on landlords
    ask Who shares the blame, to {person}'s mind?
    get landlords who rent rooms to offenders
translators are the scarcest resource of the investigators
    on translators
    ask What is the scarcest resource of the investigators, {person} remarked?
    get translators
insurers have refused to pay for losses of this sort
    on insurers
    ask What have insurers refused to pay for, {person} mentioned?
    get losses of this sort
cheap imports undercut everyone who follows the rules
    on cheap imports
    ask Whom do cheap imports undercut, {person} complained?
    get everyone who follows the rules
undercover officers spent two years inside the network
    on undercover officers
    ask How long did undercover officers spend inside the network, {person} revealed?
    get two years
trade fairs have turned into meeting points for middlemen
    on trade fairs
    ask What have trade fairs turned into, {person} observed?
    get meeting points for middlemen
mayors should publish the results of every inspection
    on mayors
    ask What should mayors publish, in {person}'s judgement?
    get the results of every inspection
the profits are laundered through car washes and nail salons
    on the profits
    ask Through what are the profits laundered, {person} asserted?
    get car washes and nail salons
neighbouring states have promised to share their watch lists
    on neighbouring states
    ask What have neighbouring states promised to share, {person} announced?
    get their watch lists
women make up the majority of the new recruits to the service
    on recruits to the service
    ask Who makes up the majority of the new recruits, {person} noted?
    get women
labels with hidden ink will make forgery harder
    on labels with hidden ink
    ask What will labels with hidden ink make harder, {person} hopes?
    get forgery
the appetite for bargains keeps the trade alive
    on bargains
    ask What keeps the trade alive, {person} argued?
    get the appetite for bargains
"""


def shares(held_back: bool) -> tuple[Share, ...]:
    """Return shares of what isn't counted."""
    rows = lines(_SHARES_HELD_BACK if held_back else _SHARES)
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return tuple(Share(sentence, asked.removeprefix("share of ")) for sentence, asked in pairs)


_SHARES = """
{x} of the leads came from members of the public
    share of the leads came from members of the public
{x} of the offences were committed by people under 30
    share of the offences were committed by people under 30
{x} of the cases had a link to another country
    share of the cases had a link abroad
{x} of the companies visited had broken at least one rule
    share of the companies visited had broken a rule
{x} of the accused had been convicted before
    share of the accused had earlier convictions
{x} of the orders were placed through social media
    share of the orders were placed via social media
{x} of the reports reached the authorities through a telephone line
    share of the reports came in by telephone
{x} of the sellers worked from home
    share of the sellers worked from their homes
{x} of the victims were older than 60
    share of the victims were over 60
{x} of the inspections took place without notice
    share of the inspections were unannounced
{x} of the inquiries were closed within three months
    share of the inquiries were finished within three months
{x} of the payments passed through accounts in other countries
    share of the payments went through foreign accounts
"""

_SHARES_HELD_BACK = """
{x} of the shipments passed through seaports
    share of the shipments went through seaports
{x} of the convicted had worked in the trade before
    share of the convicted had once worked in the trade
{x} of the clues were supplied by industry associations
    share of the clues came from industry associations
{x} of the checks were carried out at weekends
    share of the checks were done at weekends
{x} of the culprits were first offenders
    share of the culprits had no earlier offence
{x} of the files were passed on to prosecutors
    share of the files went to prosecutors
{x} of the buyers lived in rural districts
    share of the buyers lived in the countryside
{x} of the trade took place at night
    share of the trade was carried on at night
"""


def purposes(held_back: bool) -> tuple[str, ...]:
    """Return what money is set aside for."""
    return lines(_PURPOSES_HELD_BACK if held_back else _PURPOSES)


_PURPOSES = """
new laboratories
the training of inspectors
patrol vehicles
an electronic register
a public information campaign on the radio
the protection of witnesses
scanners at border posts
higher rewards for informants
"""
_PURPOSES_HELD_BACK = """
a central archive of evidence
mobile testing units
the pay of auxiliary staff
a telephone line for whistleblowers
sniffer dogs
the care of rescued animals
"""


def titles(held_back: bool) -> tuple[tuple[str, str], ...]:
    """Return titles that people hold and the rank of each."""
    return _TITLES_HELD_BACK if held_back else _TITLES


_TITLES = (
    ("director", "head"),
    ("head", "head"),
    ("chief", "head"),
    ("deputy director", "deputy"),
    ("deputy head", "deputy"),
    ("vice-chairman", "deputy"),
    ("spokesman", "voice"),
    ("spokeswoman", "voice"),
    ("chief inspector", "inspector"),
    ("legal adviser", "adviser"),
    ("head of investigations", "investigations"),
    ("secretary-general", "secretary"),
    ("training officer", "trainer"),
    ("press officer", "voice"),
)
_TITLES_HELD_BACK = (
    ("director general", "head"),
    ("commissioner", "head"),
    ("chairman", "head"),
    ("deputy commissioner", "deputy"),
    ("assistant director", "deputy"),
    ("spokesperson", "voice"),
    ("senior investigator", "inspector"),
    ("general counsel", "adviser"),
    ("head of operations", "investigations"),
    ("chief of staff", "secretary"),
    ("chief analyst", "trainer"),
)


def bodies_abroad(held_back: bool) -> tuple[tuple[str, str], ...]:
    """Return international bodies that are merely named, with the title of who leads them."""
    if held_back:
        return (
            ("the World Customs Organization", "secretary general"),
            ("the African Union", "chairperson"),
            ("the World Health Organization", "director-general"),
            ("ASEANAPOL", "executive director"),
        )
    return (
        ("Interpol", "president"),
        ("Europol", "executive director"),
        ("the World Trade Organization", "director-general"),
        ("the United Nations Office on Drugs and Crime", "head"),
        ("the International Maritime Organization", "secretary-general"),
    )
