"""The same quantity, however it is written; never another one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.quantities import Quantity, quantities, same_quantity

SAME = [
    ("4.67 million yuan", "RMB 4,670,000"),
    ("RMB524 million", "524m yuan"),
    ("¥5bn", "5 billion renminbi"),
    ("￥5 billion", "CNY 5,000,000,000"),
    ("$34.2 million", "US$34,200,000"),
    ("$34.2 million", "34.2 million U.S. dollars"),
    ("HK$5 million", "5 million Hong Kong dollars"),
    ("€3.5 bn", "3.5 billion euros"),
    ("£20k", "20,000 pounds"),
    ("A$7 million", "7 mln Australian dollars"),
    ("25%", "25 percent"),
    ("about 25 per cent", "25 ％"),
    ("290 illegal websites", "290 websites"),
    ("290", "290 websites"),
    ("the 290 websites that were shut", "290 websites"),
    ("1 illegal website", "one website"),
    ("more than 200 suspects", "200 suspects"),
    ("nearly 300", "300"),
    ("two hundred and fifty cases", "250 cases"),
    ("fifty-one million five hundred seventy-eight thousand three hundred two", "51,578,302"),
    ("five hundred thousand", "half a million"),
    ("a dozen apps", "12 apps"),
    ("two dozen", "24"),
    ("two and a half million", "2.5 million"),
    ("1½ million", "1,500,000"),
    ("a hundred million yuan", "RMB 100m"),
    ("3 to 5 million yuan", "between RMB 3 million and 5 million"),
    ("$3-5 million", "$3 million to $5 million"),
    ("3 million-5 million yuan", "3 to 5 million yuan"),
    ("six or seven hundred people", "600 to 700 people"),
    ("between five hundred and six hundred", "500–600"),
    ("between five hundred and 600", "500–600"),
    ("900 to 5 million", "from 900 to 5,000,000"),
    ("5-year terms", "five years"),
    ("5 percentage points", "five points"),
    ("-3 percent", "−3%"),
    ("2000 websites", "2,000 websites"),
    ("2000 yuan", "RMB 2,000"),
    ("2000%", "2,000 percent"),
    ("In May 5 million people", "5 million people"),
    ("In March 12,000 people", "12,000 people"),
    ("14,000 pieces of equipment", "14,000 pieces"),
    ("twenty-one of the apps", "21 apps"),
]

DIFFERENT = [
    ("290 links", "290 websites"),
    ("290 website owners", "290 websites"),
    ("291 websites", "290 websites"),
    ("4.67 million yuan", "4.67 billion yuan"),
    ("4.67 million yuan", "$4.67 million"),
    ("HK$5 million", "$5 million"),
    ("¥5 million", "5 million yen"),
    ("5 Australian dollars", "5 dollars"),
    ("25 percent", "25 cases"),
    ("25 cents", "25 percent"),
    ("5 percentage points", "5 percent"),
    ("-3 percent", "3 percent"),
    ("5 million yuan", "between 3 and 5 million yuan"),
    ("3 to 5 million", "3 to 6 million"),
    ("$3-5 million", "3 to 5 million yuan"),
    ("3 to 5 million yuan", "3 and 5 million dollars"),
    ("800 m", "800 km"),
    ("5 metres", "5 kilometres"),
    ("800 m", "800 million"),
    ("1 million", "1"),
    ("one hundred and two hundred", "102"),
    ("Jianwang", "290 websites"),
    ("in 2016", "290 websites"),
    ("hundreds of websites", "100 websites"),
    ("several million", "1 million"),
    ("no one", "one"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_quantity_however_it_is_written(one, other):
    assert same_quantity(one, [other]) is True
    assert same_quantity(other, [one]) is True


@pytest.mark.parametrize(("answer", "form"), DIFFERENT)
def test_another_quantity(answer, form):
    assert same_quantity(answer, [form]) is False


@pytest.mark.parametrize(
    "form",
    [
        "Beijing",
        "2016",
        "since 2005",
        "December 29, 2016",
        "29 December",
        "april 28",
        "from April 26 to 28",
        "2016-12-29",
        "10:30 a.m.",
        "9 pm",
        "the 1990s",
        "the 60s",
        "70th anniversary",
        "the twenty-third",
        "300 BC",
        "the 2015-16 season",
        "2016 to 2020",
        "the 2008 Olympics",
        "Kunlun 2020",
        "the 2016 Jianwang Operation",
        "Covid-19",
        "hundreds of websites",
        "tens of thousands",
        "several million yuan",
        "one of the actors",
        "",
    ],
)
def test_what_is_no_quantity(form):
    assert quantities(form) == ()
    assert same_quantity("290 websites", [form]) is None


def test_letters_that_only_look_like_others_are_read():
    assert quantities("sıx mİllion renmİnbi") == (Quantity(Decimal(6_000_000), "CNY"),)


def test_no_forms_are_no_numeric_case():
    assert same_quantity("290 websites", []) is None


def test_an_answer_that_can_be_right_without_a_number_is_no_numeric_case():
    assert same_quantity("art galleries", ["200 art galleries", "art galleries"]) is None


def test_quantities_tell_value_and_unit():
    text = "In 2016 it closed 290 illegal websites and fined 4.67 million yuan ($672,232), up 25%."
    assert quantities(text) == (
        Quantity(Decimal(290), "websit"),
        Quantity(Decimal(4_670_000), "CNY"),
        Quantity(Decimal(672_232), "USD"),
        Quantity(Decimal(25), "percent"),
    )


@pytest.mark.parametrize("text", ["$3-5 million", "between $3 and 5m", "3 to 5 million dollars"])
def test_both_bounds_of_a_range_have_its_unit_and_scale(text):
    assert quantities(text) == (
        Quantity(Decimal(3_000_000), "USD"),
        Quantity(Decimal(5_000_000), "USD"),
    )


class TestAConversion:
    FORM = "230 million yuan ($34.2 million)"

    @pytest.mark.parametrize(
        "answer",
        [
            "230 million yuan",
            "RMB 230,000,000",
            "$34.2 million",
            "$34.2m or 230 million yuan",
            FORM,
        ],
    )
    def test_either_amount_and_both_state_it(self, answer):
        assert same_quantity(answer, [self.FORM]) is True

    @pytest.mark.parametrize(
        "answer",
        [
            "230 million yuan ($35 million)",
            "240 million yuan ($34.2 million)",
            "230 million yuan and 290 websites",
            "$230 million",
        ],
    )
    def test_no_wrong_amount_beside_it(self, answer):
        assert same_quantity(answer, [self.FORM]) is False

    def test_of_a_range(self):
        form = "50–60 inches (1,300–1,500 mm)"
        assert same_quantity("50 to 60 inches", [form]) is True
        assert same_quantity("1,300 to 1,500 mm", [form]) is True
        assert same_quantity("50 inches", [form]) is False

    def test_no_accepted_form_vouches_for_it(self):
        assert same_quantity("230 million yuan ($34.2 million)", ["230 million yuan"]) is False


class TestASentence:
    def test_states_its_only_figure(self):
        sentence = "In December 2016 the third office said that it had shut down 290 websites."
        assert same_quantity(sentence, ["290 websites", "290"]) is True

    def test_full_of_figures_states_none_of_them(self):
        sentence = "The office shut down 290 websites, 57 apps and 12 shops in 3 cities."
        assert same_quantity(sentence, ["290 websites", "290"]) is False

    def test_may_state_a_list(self):
        form = "290 websites and 57 apps"
        assert same_quantity("57 apps were closed, as were 290 websites", [form]) is True
        assert same_quantity("290 websites", [form]) is False

    def test_a_year_before_a_plural_is_no_second_figure(self):
        sentence = "Of the 2019 cases 25 percent came from platforms."
        assert same_quantity(sentence, ["25 percent"]) is True


def test_a_bare_form_takes_its_unit_from_the_forms_beside_it():
    forms = ["290 websites", "290"]
    assert same_quantity("290", forms) is True
    assert same_quantity("290 websites", forms) is True
    assert same_quantity("290 links", forms) is False
    assert same_quantity("290 links", ["290"]) is True


def test_what_looks_like_a_year_counts_where_a_form_states_that_number():
    assert same_quantity("2000", ["2,000 people"]) is True
    assert same_quantity("2000", ["2,100 people"]) is False
    assert same_quantity("2,000 people", ["2000"]) is None


def test_the_forms_are_not_mixed():
    forms = ["290 websites and 57 apps", "361 websites and 12 apps"]
    assert same_quantity("290 websites and 12 apps", forms) is False


CURRENCIES = {
    "CNY": ["RMB {}", "RMB{}", "CNY {}", "¥{}", "{} yuan", "{} renminbi", "{} Chinese yuan"],
    "USD": ["${}", "US${}", "USD {}", "{} dollars", "{} US dollars", "{} U.S. dollars"],
    "EUR": ["€{}", "EUR {}", "{} euros", "{} €"],
    "GBP": ["£{}", "{} pounds", "{} British pounds"],
    "HKD": ["HK${}", "{} Hong Kong dollars"],
}
SCALES = {"": 1, " thousand": 10**3, " million": 10**6, "bn": 10**9, " trillion": 10**12}
MANTISSAS = st.decimals(min_value=0, max_value=10_000, places=2)


@given(MANTISSAS, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(CURRENCIES)), st.data())
def test_an_amount_of_money_is_read_back(mantissa, scale, code, data):
    wording = data.draw(st.sampled_from(CURRENCIES[code]))
    written = wording.format(f"{mantissa:,f}{scale}")
    assert quantities(written) == (Quantity(mantissa * SCALES[scale], code),)


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_with_commas_is_read_back(number):
    assert quantities(f"{number:,} websites") == (Quantity(Decimal(number), "websit"),)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_number_in_words_is_read_back(number):
    assert quantities(in_words(number)) == (Quantity(Decimal(number), ""),)


SINGLE = st.builds(
    lambda number, scale, wording: wording.format(f"{number:,}{scale}"),
    st.integers(min_value=0, max_value=30),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(
        ["{}", "{} websites", "{} sites", "{} apps", "{} yuan", "${}", "{}%", "nearly {} people"]
    ),
)


@given(SINGLE, SINGLE)
def test_single_quantities_are_the_same_both_ways(one, other):
    assert same_quantity(one, [other]) is same_quantity(other, [one])


WORDS = st.sampled_from(
    (
        "290 2016 1,5 .5 1.2.3 -3 ½ million hundreds dozen half a and to - – ( ) $ RMB yuan % "
        "percent May 29th 10:30 9/11 twenty one -first sıx mİllion renmİnbi websites 's U.S. bn "
        "5k ٣ ² ; , ."
    ).split()
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)))
def test_any_text_is_read(text):
    read = quantities(text)
    assert all(quantity.value.is_finite() for quantity in read)
    assume(read)
    assert same_quantity(text, [text]) is True


def in_words(number: int) -> str:
    """Write a number below a trillion in English, as newspapers do."""
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        return small[number]
    if number < 100:
        ten, one = divmod(number, 10)
        return tens[ten - 2] + (f"-{small[one]}" if one else "")
    for size, name in (
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            many, rest = divmod(number, size)
            joint = " and " if rest < 100 and size <= 1000 else " "
            return f"{in_words(many)} {name}" + (f"{joint}{in_words(rest)}" if rest else "")
    raise ValueError(number)
