"""Exact search: one option for each item, so that all fit together and cost least.

Branch and bound over bit masks: a choice strikes the options of later items that do not fit it,
and is given up as soon as an item has none left or the cheapest rest would cost too much.
"""

from collections.abc import Callable, Sequence

# A brief's timeline needs a few thousand steps; this many take about a tenth of a second.
STEPS = 20_000


def cheapest(
    costs: Sequence[Sequence[int]],
    fit: Callable[[int, int, int, int], bool],
    steps: int = STEPS,
) -> tuple[int, ...] | None:
    """The option chosen for each item, by number; None if no choice fits.

    `costs[item][option]` is what an option costs; `fit(item, option, other, its_option)` whether
    two go together, for an item before the other. Of equal choices the first in the order of the
    options wins. After `steps` steps the best that was found so far stands, or None.
    """
    # From here on an option is its rank by cost, so that the lowest bit of a mask is the cheapest.
    ranked = [sorted(range(len(own)), key=own.__getitem__) for own in costs]
    paid = [[own[option] for option in order] for own, order in zip(costs, ranked, strict=True)]
    later = _fitting(ranked, fit)
    best: tuple[int, ...] | None = None
    bound = sum(max(own, default=0) for own in costs) + 1
    chosen: list[int] = []

    def descend(masks: Sequence[int], spent: int) -> None:
        nonlocal best, bound, steps
        item = len(chosen)
        if item == len(costs):
            best, bound = tuple(chosen), spent
            return
        mask = masks[item]
        while mask and steps:
            steps -= 1
            rank = (mask & -mask).bit_length() - 1
            mask &= mask - 1
            left = [
                own & one for own, one in zip(masks[item + 1 :], later[item][rank], strict=True)
            ]
            if not all(left):
                continue
            cost = spent + paid[item][rank]
            rest = sum(
                paid[item + 1 + at][(own & -own).bit_length() - 1] for at, own in enumerate(left)
            )
            if cost + rest >= bound:
                continue
            chosen.append(rank)
            descend([0] * (item + 1) + left, cost)
            chosen.pop()

    descend([(1 << len(own)) - 1 for own in costs], 0)
    return best and tuple(ranked[item][rank] for item, rank in enumerate(best))


def _fitting(
    ranked: Sequence[Sequence[int]], fit: Callable[[int, int, int, int], bool]
) -> list[list[list[int]]]:
    """For each option of each item a mask for each later item: which of its options fit."""
    return [
        [
            [
                sum(
                    1 << rank
                    for rank, other_option in enumerate(ranked[other])
                    if fit(item, option, other, other_option)
                )
                for other in range(item + 1, len(ranked))
            ]
            for option in ranked[item]
        ]
        for item in range(len(ranked))
    ]
