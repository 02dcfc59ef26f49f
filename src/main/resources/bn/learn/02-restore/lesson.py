"""γ and β that give one batch back, used on the next one; and networks that learn them, or do not."""

lesson(minutes=7)
predict("c", among="abc")

eps = 1e-5

flowers = [of_class(iris(), species).x for species in range(3)]
first = batch_norm(flowers[0])
gamma = first.sqrtvar
beta = first.mu


def normalized(x):
    """In training mode: by the batch's own mean and variance."""
    return batch_norm(x, gamma, beta).out


def evaluated(x):
    """In evaluation mode: the running statistics are those of the first batch."""
    return batch_norm(x, gamma, beta, mu=first.mu, var=first.var).out


def difference(a, b):
    return max([abs(p - q) for i in range(4) for p, q in zip(column(a, i), column(b, i))])


# The third column, petal_length.
petal = 2
before = [means(x)[petal] for x in flowers]
trained = [means(normalized(x))[petal] for x in flowers]
spread_before = [deviations(x)[petal] for x in flowers]
spread_trained = [deviations(normalized(x))[petal] for x in flowers]
evaluated_mean = [means(evaluated(x))[petal] for x in flowers]

table(
    "petals",
    numbers(before),
    numbers(spread_before),
    numbers(trained),
    numbers(spread_trained),
    numbers(evaluated_mean),
)
restored = difference(normalized(flowers[0]), flowers[0])
lost = difference(normalized(flowers[1]), flowers[1])
own = before[1]
setosa = before[0]
claim("back", restored < 1e-12, share=100)
claim("same", max([abs(mean - setosa) for mean in trained]) < 1e-9, share=100)
claim("std", max([abs(std - spread_before[0]) for std in spread_trained]) < 1e-4, share=100)
claim("other", lost > 1, share=100)
claim("evaluation", max([difference(evaluated(x), x) for x in flowers]) < 1e-12, share=100)

data = spirals()


def hidden(activation, gain, learned):
    return 3 * [linear(16, gain), norm(learned=learned), activation] + [linear(3)]


def loss(activation, gain, learned):
    return score(train(hidden(activation, gain, learned), data, sgd(0.1)), data).loss


with_relu = [loss(relu(), he, learned) for learned in [True, False]]
with_tanh = [loss(tanh(), 1, learned) for learned in [True, False]]
with_sigmoid = [loss(sigmoid(), 1, learned) for learned in [True, False]]
all_three = [with_relu, with_tanh, with_sigmoid]
table("spirals", numbers([pair[0] for pair in all_three]), numbers([pair[1] for pair in all_three]))
claim("better", all([learned < fixed for learned, fixed in all_three]), share=95)

# The first column of the batch, in a unit a thousand times as large.
name = batch().names[0]
small = [number / 1000 for number in column(batch().x, 0)]
variance = batch_norm(matrix([small])).var[0]

wanted = 3 * sqrt((variance + eps) / variance)
answer("gamma", wanted, within=0.005)
wrong("gamma", "std-one", 3)
wrong("gamma", "no-root", 3 * (variance + eps) / variance)
wrong("gamma", "inverse", 3 * sqrt(variance / (variance + eps)))
wrong("gamma", "std-of-x", 3 / sqrt(variance))
made = batch_norm(matrix([small]), wanted, 5).out
claim("made", abs(means(made)[0] - 5) < 1e-9 and abs(deviations(made)[0] - 3) < 1e-9, share=100)

play(flowers[1], gamma=gamma, beta=beta)
