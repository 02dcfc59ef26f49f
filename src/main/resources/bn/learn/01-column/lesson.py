"""What is normalized, over what: columns of different size; and the same columns in other units."""

lesson(minutes=6)
predict("c", among="abc")

eps = 1e-5

names = batch().names
columns = [column(batch().x, index) for index in range(len(names))]
x = matrix(columns)
rows = len(columns[0])
y = batch_norm(x).out
before = deviations(x)
after = deviations(y)

most_std = max(before)
least_std = min(before)


def with_std(std):
    return [names[i] for i in range(len(names)) if before[i] == std][0]


count = len(names)
most = with_std(most_std)
least = with_std(least_std)
needs("scales", most_std > least_std)
needs("variance", least_std > 0.05)

table(
    "sizes",
    numbers(means(x)),
    numbers(before),
    numbers([round(mean, 9) + 0 for mean in means(y)]),
    numbers(after),
    rows=names,
)
claim("centered", max([abs(mean) for mean in means(y)]) < 1e-9, share=100)
off = max([abs(std - 1) for std in after])
claim("alike", off < 0.005, share=100)
alone = [column(batch_norm(matrix([one])).out, 0) for one in columns]
claim("own", all([alone[i] == column(y, i) for i in range(len(names))]), share=100)


def in_units(change):
    """What comes of the columns after a change of each number."""
    return batch_norm(mapped(change, x)).out


def largest(new, old):
    return max([abs(a - b) for a, b in zip(new, old)])


def moved(change):
    """How much y changes at most, for each column."""
    return [largest(column(in_units(change), i), column(y, i)) for i in range(len(names))]


def shifted(number):
    return number + 1000


def enlarged(number):
    return 1000 * number


def reduced(number):
    return number / 1000


table(
    "units",
    numbers(moved(shifted)),
    numbers(moved(enlarged)),
    numbers(moved(reduced)),
    numbers(deviations(in_units(reduced))),
    rows=names,
)
claim("shift", max(moved(shifted)) < 1e-9, share=100)
claim("scale", max(moved(enlarged)) < 1e-4, share=100)

# The column with the least standard deviation: the first one that leaves 1.
chosen = [i for i in range(len(names)) if before[i] == least_std][0]
variance = batch_norm(x).var[chosen]
tiny = batch_norm(mapped(reduced, x)).var[chosen]
tiny_std = deviations(in_units(reduced))[chosen]
tiny_variance = tiny_std ** 2
variance_off = max([abs(std ** 2 - 1) for std in after])
claim("small", tiny_std < 0.9, share=100)
claim("formula", abs(tiny_std - sqrt(tiny / (tiny + eps))) < 1e-12, share=100)

three = batch_norm(matrix([[2, 4, 9]]))
answer("variance", three.var[0], within=0.001)
wrong("variance", "var-unbiased", batch_norm(matrix([[2, 4, 9]]), mistake="var-unbiased").var[0])
wrong("variance", "std-as-var", batch_norm(matrix([[2, 4, 9]]), mistake="std-as-var").var[0])
wrong("variance", "mean-is-sum", sum(column(three.sq, 0)))

half = sqrt(eps / 3) / sqrt(variance)
answer("half", half, within=0.01)
wrong("half", "variance-halved", sqrt(eps) / sqrt(variance))
wrong("half", "no-root", eps / 3 / variance)
halved = batch_norm(matrix([[half * number for number in columns[chosen]]])).out
claim("halved", abs(deviations(halved)[0] - 0.5) < 1e-9, share=100)
