"""The noise of batch statistics, what it and dropout do against overfitting, and what happens if both meet."""

lesson(minutes=10)
predict("b", among="abc")


# One value in the company of others: a batch in each of 400 columns.
def company(rows):
    others = normals(rows, 400)
    return matrix([[5] + [3 + 2 * z for z in column(others, batch)[1:]] for batch in range(400)])


def xhat(rows):
    return row(outputs(forward([norm()], company(rows)), "norm")[0], 0)


sizes = [2, 8, 32, 128]
wobbles = [std(xhat(rows)) for rows in sizes]
mean_wobbles = [std(means(mapped(lambda z: 3 + 2 * z, normals(rows, 400)))) for rows in sizes]
by_formula = [2 / sqrt(rows) for rows in sizes]

table("company", bars(wobbles), numbers(mean_wobbles), numbers(by_formula), rows=sizes)
claim("calmer", wobbles[1] > wobbles[2] > wobbles[3] and wobbles[1] > 3 * wobbles[3], share=100)
claim("root", all(0.85 < one / other < 1.15 for one, other in zip(mean_wobbles, by_formula)), share=100)

# Few rows, some with a wrong label.
data = task(training=96, test=600)


def trained(more, batch):
    layers = 2 * ([linear(32, he)] + more) + [linear(3)]
    return train(layers, data.training, sgd(0.1), batch=batch, steps=600)


nets = [
    trained([relu()], 32),
    trained([relu()], 8),
    trained([norm(), relu()], 96),
    trained([norm(), relu()], 8),
    trained([relu(), dropout(0.5)], 32),
]
known = [evaluate(net, data.training) for net in nets]
unknown = [evaluate(net, data.test) for net in nets]
training_losses = [one.loss for one in known]
test_losses = [one.loss for one in unknown]
test_accuracies = [one.accuracy for one in unknown]
none = test_losses[0]
none_eight = test_losses[1]
whole = test_losses[2]
eight = test_losses[3]
dropped = test_losses[4]

table(
    "overfitting",
    numbers(training_losses),
    numbers(test_losses, best="least"),
    numbers(test_accuracies, best="greatest"),
)
claim("noisier", eight < whole, share=100)
claim("learns-less", training_losses[3] > training_losses[2], share=100)
claim("better", eight < none and eight < none_eight, share=100)
claim("alike", abs(test_accuracies[3] - test_accuracies[0]) < 0.1, share=100)
claim("dropout", dropped < none, share=100)
claim("beats", dropped < eight, share=89)

# Dropout in front of batch normalization: the variance while training, and in evaluation.
passing = train([relu(), dropout(0.5), linear(3)], task(training=512).training, sgd(0), batch=512, steps=1)


def variance(x):
    return mean([one ** 2 for one in deviations(x)])


ratio = variance(outputs(passing, "dropout")[0]) / variance(outputs(passing, "relu")[0])
by_theory = (1 - 1 / (2 * pi)) / (1 / 2 - 1 / (2 * pi))
claim("shift", 0.85 < ratio / by_theory < 1.15, share=100)

spiral = spirals()


def on_spirals(layers):
    return train(layers + [linear(3)], spiral, sgd(0.1), steps=600)


before = on_spirals(3 * [linear(16, he), dropout(0.2), norm(), relu()])
behind = on_spirals(3 * [linear(16, he), norm(), relu()] + [dropout(0.2)])
losses = [
    evaluate(before, spiral).loss,
    evaluate(renewed(before, spiral), spiral).loss,
    evaluate(behind, spiral).loss,
]
table("places", numbers(losses))
claim("anew", losses[1] < losses[0], share=100)
claim("last", losses[2] < losses[0], share=100)

answer("rows", (2 / 0.25) ** 2)
wrong("rows", "root", 2 / 0.25)
wrong("rows", "variance", 2 ** 2 / 0.25)

answer("evaluation", 1 / sqrt(by_theory), within=0.01)
wrong("evaluation", "variance", 1 / by_theory)
wrong("evaluation", "inverse", sqrt(by_theory))
wrong("evaluation", "mean", 1 / sqrt(2))
wrong("evaluation", "none", 1)

play(company(8))
