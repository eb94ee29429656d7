"""English."""

from briefgen.languages.table import Estimates, Words, phrases

_TO_BE = "am, is, are, was, were, be, been, being, has, have, had, having, do, does, did, done"
_MODALS = "will, shall, must, can"
_CONDITIONS = """
    if, only if, unless, until, except, but only, provided, providing, as long as, so long as,
    on condition, in case
"""
_AFTER = "only, and only, not, no earlier than, no later than, or more, or less, or so, or fewer"

WORDS = Words(
    negations=phrases("""
        not, no, never, neither, nor, none, nobody, nothing, nowhere, no one, cannot, without,
        no longer, not even, hardly, barely, scarcely, rarely, seldom,
        deny, denies, denied, denying, denial, refuse, refuses, refused, refusing, refusal,
        fail, fails, failed, failing, failure, reject, rejects, rejected, rejecting,
        lack, lacks, lacked, lacking, dismiss, dismisses, dismissed, dismissing,
        exclude, excludes, excluded, excluding, false, falsely, untrue,
        unable, impossible, unlikely, far from, short of, stopped short,
        rather than, instead of, ruled out, rules out, ruling out, doubt, doubts, doubted
    """),
    qualifiers=phrases(
        f"{_CONDITIONS}, {_AFTER}"
        """,
        alleged, allegedly, reported, reportedly, apparent, apparently, purported, purportedly,
        supposed, supposedly, so-called, seeming, seemingly,
        seem, seems, seemed, appear, appears, appeared, suspected, attempted,
        could, may, might, would, should, perhaps, maybe, possible, possibly, probable, probably,
        likely, potential, potentially, presumably, theoretically, hypothetically, whether,
        almost, nearly, partly, partially, merely, solely, exclusively, mainly, mostly, largely,
        except for, apart from, other than, with the exception of, subject to, in principle,
        unclear, uncertain, unknown, said to be, thought to be, believed to be, rumoured,
        rumored, unconfirmed, claimed to
    """
    ),
    bounds=phrases("""
        about, around, approximately, roughly, some, circa, nearly, almost, close to, up to,
        at least, at most, more than, less than, fewer than, over, under, above, below, exceeding,
        as many as, as much as, as few as, as little as, no more than, not more than, no fewer than,
        no less than, just over, just under, well over, estimated, an estimated, only, just, between
    """),
    ranges=phrases("to, or"),
    after=phrases(_AFTER),
    conditions=phrases(_CONDITIONS),
    carriers=phrases(
        f"""
        {_TO_BE}, {_MODALS}, to, a, an, the, that, this, of, yet, so, far, ever, also, even, any,
        say, says, said, saying, state, states, stated, claim, claims, claimed, think, believe,
        suggest, suggests, suggested, mean, means, meant, mention, confirm, confirmed,
        true, case, fact, evidence, proof, sign, signs, indication, report, reports, allegations,
        suggestions, claiming, plan, plans, except, except for, apart from, other than,
        with the exception of
    """
    ),
    exempt=frozenset({"May"}),
    negative_endings=("n't",),
    numerals=phrases("""
        zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen,
        fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, twenty, thirty, forty, fifty,
        sixty, seventy, eighty, ninety, hundred, hundreds, thousand, thousands, million, millions,
        billion, billions, trillion, dozen, dozens, half, third, quarter, twice, double, first,
        second
    """),
    scales=phrases("""
        hundred, thousand, million, billion, trillion, dozen, percent, per cent, per, bn, mn, km,
        metres, meters, kilometres, kilometers, miles
    """),
    pronouns=phrases(
        """
        i, me, my, mine, we, us, our, ours, you, your, yours,
        he, him, his, she, her, hers, it, its, they, them, their, theirs, this, that, these, those,
        here, there, who, whom, whose, which, the, a, an, myself, himself, herself, itself,
        ourselves, themselves, now, then, today, yesterday, tomorrow
    """
    ),
    particles=phrases("""
        of, in, on, at, by, for, with, from, into, as, and, or, but, after, before, during, since,
        when, while, where, because, so, then, under, over, between, among, through, via, told,
        asked, added, wrote, replied, warned, announced, called, near,
        against, towards, toward, within, across, per, than, like, including
    """),
    endings=frozenset({"", "s", "es", "ed", "d", "ing", "ies", "ied", "y", "e", "'s"}),
    forms=tuple(
        frozenset(line.split())
        for line in """
            am is are was were be been being; has have had having; do does did done doing
            will would; shall should; become became; begin began begun; break broke broken
            bring brought; build built
            buy bought; choose chose chosen; come came; draw drew drawn; fall fell fallen; feel felt
            fight fought; find found; fly flew flown; get got; give gave given; go goes went gone
            grow grew grown; hold held; keep kept; know knew known; lead led; leave left; lose lost
            make made; mean meant; meet met; pay paid; rise rose risen; say said; see saw seen
            sell sold; send sent; shoot shot; speak spoke spoken; spend spent; stand stood
            strike struck; take took taken; tell told; think thought; understand understood
            win won; withdraw withdrew withdrawn; write wrote written
        """.replace("\n", ";").split(";")
        if line.strip()
    ),
    cases=("'s",),
)

ESTIMATES = Estimates(
    stems=("likel", "proba", "certain", "chance", "odds", "possib", "remote"),
    inflection=r"(?:(?<=certain)ly|(?<=b)(?:le|ly))",
    beyond=(r"likelie(?:r|st)", r"remote(?=\s+(?:possibility|probability|prospect)\b)"),
    ambiguous=frozenset({"remote"}),  # by itself it is mostly far away
    confidence=r"\bconfiden(?:ce|t|tly)\b",
)
