"""Batch normalization before the activation, or behind it: which trains better, what the next layer gets, what folds."""

lesson(minutes=8)
predict("c", among="abc")

before = [norm(), relu()]
behind = [relu(), norm()]
data = spirals()


def trained(block, rate):
    return train(3 * ([linear(16, he)] + block) + [linear(3)], data, sgd(rate))


def loss(block, rate):
    return score(trained(block, rate), data).loss


rates = [0.01, 0.03, 0.1, 0.3, 1, 3]
losses_before = [loss(before, rate) for rate in rates]
losses_behind = [loss(behind, rate) for rate in rates]
guessing = log(3)

table("rates", numbers(losses_before), numbers(losses_behind), rows=rates)
claim("slow", losses_behind[0] < losses_before[0], share=100)
claim("fast", losses_before[-1] < losses_behind[-1], share=100)
claim("guesses", losses_behind[-1] > guessing, share=100)

# What the next layer gets: of numbers around 0, and of the same with a bias of -5.
z = normals(64, 16)
low = mapped(lambda number: number - 5, z)
passed = [
    outputs(forward(before, z), "relu")[0],
    outputs(forward(before, low), "relu")[0],
    outputs(forward(behind, z), "norm")[0],
    outputs(forward(behind, low), "norm")[0],
]
zeros = [share(lambda number: number == 0, y) for y in passed]

table(
    "passed",
    numbers([round(mean(y), 3) for y in passed]),
    numbers([std(y) for y in passed]),
    numbers([100 * one for one in zeros]),
)
claim("half", 0.4 < zeros[0] < 0.6 and 0.4 < zeros[1] < 0.6, share=100)
claim("unmoved", abs(mean(passed[1]) - mean(passed[0])) < 1e-9, share=100)
claim("centered", abs(mean(passed[2])) < 1e-9 and 0.99 < std(passed[2]) < 1.01, share=100)
claim("dead", zeros[3] == 1, share=100)

# Folding: a unit of the first layer, in evaluation mode.
eps = 1e-5
net = trained(before, 0.1)
w = parameters(net, "weight")[0][:2]
b = parameters(net, "bias")[0][0]
factor = parameters(net, "gamma")[0][0] / sqrt(running_vars(net)[0][0] + eps)
folded_w = [factor * number for number in w]
folded_b = (b - running_means(net)[0][0]) * factor + parameters(net, "beta")[0][0]
two_layers = column(outputs(predicted(net, data), "norm")[0], 0)
one_layer = [
    folded_w[0] * first + folded_w[1] * second + folded_b
    for first, second in zip(column(data.x, 0), column(data.x, 1))
]
difference = max(abs(one - two) for one, two in zip(one_layer, two_layers))

table("folded", numbers(w + [round(b, 9)]), numbers(folded_w + [folded_b]))
claim("folds", difference < 1e-12, share=100)

# Images of a convolution: as many as there are numbers of one channel.
images = 8
height = 4
width = 5
channels = 3
answer("channel", images * height * width)
wrong("channel", "rows", images)
wrong("channel", "places", height * width)
wrong("channel", "all", images * height * width * channels)

# w = 0.5, b = 1, running mean 3, running variance 4, gamma = 3, beta = 2.
folding = 3 / sqrt(4 + eps)
answer("weight", 0.5 * folding, within=0.001)
wrong("weight", "variance", 0.5 * 3 / 4)
wrong("weight", "gamma", 0.5 / 2)

answer("bias", (1 - 3) * folding + 2, within=0.001)
wrong("bias", "beta", (1 - 3) * folding)
wrong("bias", "unscaled", (1 - 3) + 2)
wrong("bias", "b", -3 * folding + 2)
wrong("bias", "half", 1 - 3 * folding + 2)
wrong("bias", "variance", (1 - 3) * 3 / 4 + 2)
