"""The gradient of one number of y with respect to the numbers of its column, by the paths that it takes."""

lesson(minutes=8)
predict("b", among="abc")

# The first column of the batch.
x = batch().x
names = batch().names
name = names[0]
rows = len(column(x, 0))

# 1 for the first row of this column, 0 for all else.
dout = matrix([[1 if i == 0 and row == 0 else 0 for row in range(rows)] for i in range(len(names))])
training = batch_norm(x, dout=dout)
evaluation = batch_norm(x, dout=dout, mu=training.mu, var=training.var)

direct = column(training.dxmu1, 0)
by_variance = column(training.dxmu2, 0)
by_mean = column(training.dx2, 0)
dx = column(training.dx, 0)
constant = column(evaluation.dx, 0)
needs("shared", min([abs(one) for one in dx]) > 1e-9)
needs("variance", training.var[0] > 0.001)

# As many rows as a screen can show.
shown = range(min(rows, 8))
first = len(shown)
table(
    "paths",
    numbers([column(x, 0)[row] for row in shown]),
    numbers([direct[row] for row in shown]),
    numbers([by_variance[row] for row in shown]),
    numbers([by_mean[row] for row in shown]),
    numbers([dx[row] for row in shown]),
    numbers([constant[row] for row in shown]),
    rows=shown,
)
claim("all_rows", min([abs(one) for one in dx]) > 1e-9, share=100)
claim("first_row", constant[0] > 0 and max([abs(one) for one in constant[1:]]) == 0, share=100)
claim("direct", direct == constant, share=100)
claim("paths", max([abs(direct[i] + by_variance[i] + by_mean[i] - dx[i]) for i in range(rows)]) < 1e-12, share=100)
others = range(1, len(names))
claim("others", all([length(column(way.dx, i)) == 0 for way in [training, evaluation] for i in others]), share=100)

# What row 1 does to the y of row 0, tried out.
step = 0.001
nudged = matrix([[number + (step if row == 1 else 0) for row, number in enumerate(column(x, 0))]])
before = column(training.out, 0)[0]
change = column(batch_norm(nudged).out, 0)[0] - before
claim("nudge", abs(change / step - dx[1]) < 0.01 * abs(dx[1]), share=100)


def with_xhat(gradient):
    """The sum of dx·x̂."""
    return sum([one * xhat for one, xhat in zip(gradient, column(training.xhat, 0))])


def mistaken(mistake):
    return column(batch_norm(x, dout=dout, mistake=mistake).dx, 0)


total = sum(dx)
stretch = with_xhat(dx)
no_mean = sum(mistaken("mean-path-missing"))
no_variance = with_xhat(mistaken("variance-path-missing"))
claim("shift", abs(total) < 1e-12, share=100)
claim("stretch", abs(stretch) < 0.01 * abs(no_variance), share=100)
claim("missed", abs(no_mean) > 0.01 and abs(no_variance) > 0.01, share=100)

all_ones = batch_norm(x, dout=mapped(lambda number: 1, x))
answer("ones", abs(round(length(column(all_ones.dx, 0)), 9)), within=0.01)
wrong("ones", "dx-is-dout", 1)
wrong("ones", "stats-constant", constant[0])

three = matrix([[2, 4, 9]])
only_first = matrix([[1, 0, 0]])
known = batch_norm(three)
xhat_2 = column(known.xhat, 0)[0]
xhat_4 = column(known.xhat, 0)[1]
xhat_9 = column(known.xhat, 0)[2]
inverse_std = known.ivar[0]


def last_row(mistake):
    return column(batch_norm(three, dout=only_first, mistake=mistake).dx, 0)[2]


answer("row", last_row(None), within=0.02)
wrong("row", "stats-constant", last_row("stats-constant"))
wrong("row", "variance-path-missing", last_row("variance-path-missing"))
wrong("row", "mean-path-missing", last_row("mean-path-missing"))

play(batch(), dout=dout)
