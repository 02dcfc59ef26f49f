"""Training with a mistake in the backward pass of batch normalization, and what tells it from the right one."""

lesson(minutes=12)
predict("d", among="abcd")

rate = 0.1
six = [
    "dxmu2-no-two",
    "stats-constant",
    "dvar-no-half",
    "mean-path-missing",
    "dxhat-no-gamma",
    "variance-path-missing",
]
names = [
    "dxhat-no-gamma",
    "dvar-no-half",
    "dxmu2-no-two",
    "variance-path-missing",
    "stats-constant",
    "mean-path-missing",
    "dsq-no-mean",
    "dx2-no-mean",
]


def plan(bn):
    return 3 * [linear(16), bn, relu()] + [linear(3)]


def trained(bn, data):
    return train(plan(bn), data, sgd(rate))


def bias(net):
    """The largest in front of a batch normalization."""
    return max([abs(b) for layer in parameters(net, "bias")[:3] for b in layer])


def second(net):
    return length(parameters(net, "weight")[1])


spiral = spirals()
right = trained(norm(), spiral)
mistaken = [trained(norm(mistake=name), spiral) for name in names]
nets = [right] + mistaken
losses = [score(net, spiral).loss for net in nets]
accuracies = [score(net, spiral).accuracy for net in nets]
growth = [second(net) / second(draw(plan(norm()), spiral)) for net in nets]
biases = [bias(net) for net in nets]
errors = [gradient_error(net, spiral, "weight") for net in nets]
least_error = min(errors[1:])

table(
    "training",
    numbers(losses),
    numbers(accuracies),
    numbers(growth),
    numbers(biases),
    numbers(errors),
)
claim("same", losses[1] < 1.5 * losses[0] and accuracies[1] > 0.9, share=100)
claim("most", min(accuracies[:7]) > 0.8, share=100)
claim("fail", max(accuracies[7:]) < 0.7, share=100)
claim("told", errors[0] < 1e-3 and least_error > 0.01, share=100)
claim("fresh", gradient_error(draw(plan(norm(mistake=names[0])), spiral), spiral, "weight") < 1e-3, share=99)
claim("still", biases[0] < 1e-9, share=100)
claim("moves", min(biases[5], biases[6], biases[8]) > 0.1, share=100)
claim("steady", growth[0] < 1.2, share=100)
claim("grow", min(growth[7:]) > 5, share=100)


# What is left of the sums of dx and of dx * xhat over the rows, in the second layer, for the last batch: as a share of
# what they are where the mean and the variance are taken for constants, dx = gamma * dout / sqrtvar.


def share_left(sums, whole):
    return sum([s * w for s, w in zip(sums, whole)]) / sum([w * w for w in whole])


def columns(matrices):
    return [column(matrices[1], unit) for unit in range(16)]


def sqrtvar(x):
    return sqrt(std(x) ** 2 + 1e-5)


def whole(net, name):
    """From dbeta, the sum of dout; or from dgamma, that of dout * xhat."""
    dgamma = parameter_gradients(net, "gamma")[1]
    gamma = [after + rate * down for after, down in zip(parameters(net, "gamma")[1], dgamma)]
    xs = columns(outputs(net, "linear"))
    return [g * d / sqrtvar(x) for g, d, x in zip(gamma, parameter_gradients(net, name)[1], xs)]


def along(dx, x):
    return sum([d * (one - mean(x)) / sqrtvar(x) for d, one in zip(dx, x)])


def sum_left(net):
    return share_left([sum(dx) for dx in columns(gradients(net, "norm"))], whole(net, "beta"))


def along_left(net):
    pairs = zip(columns(gradients(net, "norm")), columns(outputs(net, "linear")))
    return share_left([along(dx, x) for dx, x in pairs], whole(net, "gamma"))


def near(a, b):
    return abs(a - b) < 0.01


lefts = [(sum_left(net), along_left(net)) for net in mistaken[:6]]
expected = [(0, 0), (0, -1), (0, 1 / 2), (0, 1), (1, 1), (1, 0)]
claim("left", all([near(a[0], b[0]) and near(a[1], b[1]) for a, b in zip(lefts, expected)]), share=100)

flowers = standardized(iris())
hidden = six[seed % 6]
pair = [trained(norm(), flowers), trained(norm(mistake=hidden), flowers)]
table(
    "hidden",
    numbers([score(net, flowers).loss for net in pair]),
    numbers([bias(net) for net in pair]),
    numbers([gradient_error(net, flowers, "weight") for net in pair]),
    numbers([sum_left(net) for net in pair]),
    numbers([along_left(net) for net in pair]),
)
choice("hidden", hidden, among=six)

play(outputs(right, "linear")[1], gamma=parameters(right, "gamma")[1], beta=parameters(right, "beta")[1])
