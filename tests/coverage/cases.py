"""Honest sentences with the words of the sources that they rest on; all invented."""

from dataclasses import dataclass

from briefgen.coverage.evidence import Evidence, Shown
from briefgen.model.dating import Basis, Dating


@dataclass(frozen=True)
class Case:
    """What the sources say, how the facts are dated, and sentences that say no more."""

    sources: tuple[str, ...]
    sentences: tuple[str, ...]
    dates: tuple[Dating, ...] = ()

    @property
    def evidence(self) -> Evidence:
        return Evidence(shown=tuple(Shown(text, "en") for text in self.sources), dates=self.dates)


def dating(edtf: str, basis: Basis = "year_inferred", evidence: str = "the byline") -> Dating:
    return Dating.model_validate({"edtf": edtf, "basis": basis, "evidence": evidence})


CASES = (
    Case(
        ("On March 3, envoys met in Port Elm for only forty minutes",),
        (
            "The envoys met on 3 March for 40 minutes.",
            "Envoys met for 40 min on 3 March 2031.",
            "A 40-minute meeting took place on Monday, 3 March 2031.",
            "On March 3rd the envoys met, for forty minutes.",
            "In March 2031 the envoys met for 40 minutes.",
        ),
        (dating("2031-03-03"),),
    ),
    Case(
        ("several towns pledged $1.3 billion, with more than $500 million for dredging",),
        (
            "The towns pledged $1.3bn, more than $500m of it for dredging.",
            "Towns pledged 1.3 billion dollars, over 500 million dollars of it for dredging.",
            "US$1,300 million was pledged; at least $500 million is for dredging.",
            "They pledged USD 1.3 billion, in excess of USD 500m of it for dredging.",
        ),
    ),
    Case(
        ("a toll of 100 percent on cargo if no accord is reached within fifty days from 14 July",),
        (
            "A toll of 100 per cent is threatened if no accord is reached in 50 days from 14 July.",
            "After 50 days from July 14 the toll would be 100%.",
            "The 50-day limit runs from 14 July 2031; the toll is to be one hundred per cent.",
        ),
        (dating("2031-07-14"),),
    ),
    Case(
        ("they want a truce for 30 or 60 days", "a second round, on Wednesday, of 5 hours"),
        (
            "A truce of 30 or 60 days was asked for at the 2nd round, which took five hours.",
            "They asked for a 30- or 60-day truce in the second round, on Wednesday.",
            "Thirty or sixty days of truce; 5 hrs of talks in the second round.",
        ),
    ),
    Case(
        ("the 1,000km of the canal, at 2.5 metres, and 12 km² of marsh by 31 December 2030",),
        (
            "The canal of 1,000 km is 2.5 metres deep, beside 12 square kilometres of marsh.",
            "One thousand kilometres of canal and, by the end of 2030, 12 sq km of marsh.",
            "By 31 December 2030 there were 12 km² of marsh along 1,000 kilometres of canal.",
        ),
    ),
    Case(
        ("100,000 buoys instead of 10,000, ten times more than in 2024",),
        (
            "The port orders 100,000 buoys, ten times as many as the 10,000 of 2024.",
            "One hundred thousand buoys, 10 times the 10,000 of 2024, are ordered.",
            "Orders rose tenfold from 2024, from ten thousand to 100 000 buoys.",
        ),
    ),
    Case(
        ("between 10 and 12 per cent of the fleet, about 45 ships, from 2027 to 2029",),
        (
            "About 45 ships, 10–12 per cent of the fleet, are out of use.",
            "Some 45 ships are out of use, between 10 and 12% of the fleet.",
            "10 to 12 percent of the fleet, roughly forty-five ships, were out of use in 2027.",
        ),
    ),
    Case(
        ("a third of the crews, two dozen pilots and nearly 200 clerks; a fine of €2.5m",),
        (
            "One third of the crews, 24 pilots and almost 200 clerks were fined €2.5 million.",
            "A third of crews, two dozen pilots and nearly two hundred clerks; 2.5 million euros.",
            "Some 24 pilots and about 200 clerks were fined EUR 2.5m.",
        ),
    ),
    Case(
        ("In early March 2031 she asked for 3 cranes; the vote of 21–27 July was lost",),
        (
            "In early March 2031 she asked for three cranes.",
            "She asked for three cranes in March 2031, before the vote of 21 to 27 July.",
            "The vote of 21–27 July was lost.",
            "Between 21 July and 27 July they voted on three cranes.",
        ),
    ),
    Case(
        ("3 operating teams, for the 2nd time; 16.5 tonnes; up to 40 boats; at 03:22",),
        (
            "Three teams lifted 16.5 tonnes for the second time, with up to forty boats.",
            "With as many as 40 boats, the three teams lifted 16,500 kg.",
            "At 3:22 am no more than 40 boats were out, for the second time.",
        ),
    ),
    Case(
        ("half of the quay, 2½ hours, 48 hours, one in two; a quarter of a century",),
        (
            "Half the quay was closed for two and a half hours.",
            "50 per cent of the quay was closed for 150 minutes.",
            "Half of it was closed for 2.5 hours.",
        ),
    ),
    Case(
        ("dozens of barges and hundreds of thousands of tonnes, in two weeks, at −5 degrees",),
        (
            "Dozens of barges were stuck for 14 days at minus five degrees.",
            "In a fortnight dozens of barges were stuck, at −5 °C.",
            "Dozens of barges were stuck for two weeks.",
        ),
    ),
    Case(
        ("Each side is to name 4 judges and, in the 1990s, paid 75 billion crowns",),
        (
            "Each side names four judges; in the 1990s it paid 75 billion crowns.",
            "Four judges are to be named by each side.",
        ),
    ),
    Case(
        ("since their talks on Thursday; the treaty of 1 June 1993 has 21 articles",),
        (
            "The treaty of 1 June 1993 has 21 articles; they talked on Thursday.",
            "Twenty-one articles make up the treaty of June 1993.",
            "The 1993 treaty has 21 articles.",
        ),
    ),
    Case(
        ("The harbour fee doubled to £7.50, with 250 megawatts for 3 million people",),
        (
            "The fee doubled, to £7.50; the plant of 250 MW serves 3m people.",
            "Three million people are served by 0.25 gigawatts, and the fee is twice what it was.",
        ),
    ),
    Case(
        ("the convoy will sail next spring", "no date for it; the envoy said so on Wednesday"),
        (
            "On 5 March 2031 the envoy spoke of a convoy.",
            "On Wednesday the envoy spoke of a convoy.",
            "In March 2031 the envoy spoke of a convoy.",
        ),
        (dating("2031-03-05", "relative_resolved", "the Wednesday of the week of 3 March"),),
    ),
)

# Each row says one thing in different ways; any of them shows any other.
WAYS = (
    ("forty minutes", "40 minutes", "40 min", "40 mins", "a 40-minute stop"),
    ("$1.3bn", "$1.3 billion", "1.3 billion dollars", "US$1,300m", "USD 1,300,000,000"),
    ("€145bn", "145 billion euros", "EUR 145 billion", "€145,000 million"),
    ("100 per cent", "100%", "100 percent", "one hundred per cent"),
    ("1,000 km", "1,000km", "a thousand kilometres", "1\u202f000 km", "1000 kilometers"),
    ("on 14 July", "on July 14", "on the 14th of July", "on July 14th", "on 14 JULY"),
    ("14 July 2031", "July 14, 2031", "Monday, 14 July 2031", "2031-07-14", "14.07.2031"),
    ("the third round", "the 3rd round"),
    ("ten times", "10 times", "tenfold", "10-fold"),
    ("more than 500 boats", "over 500 boats", "in excess of five hundred boats", "500+ boats"),
    ("about 40 boats", "around forty boats", "some 40 boats", "approximately 40 boats"),
    ("nearly 200 boats", "almost two hundred boats", "close to 200 boats"),
    ("at least 30 days", "no fewer than thirty days", "30 days or more"),
    ("up to 12 boats", "as many as twelve boats", "no more than 12 boats"),
    ("between 10 and 12 tonnes", "10–12 tonnes", "10 to 12 tonnes", "ten to twelve tonnes"),
    ("two thirds of it", "two-thirds of it", "⅔ of it"),
    ("half a million", "500,000", "five hundred thousand"),
    ("a dozen", "12", "twelve"),
    ("twenty-one articles", "21 articles", "twenty one articles"),
    ("early March 2031", "the beginning of March 2031", "the start of March 2031"),
)
