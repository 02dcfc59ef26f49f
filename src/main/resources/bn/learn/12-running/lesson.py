"""Running statistics after few steps: evaluation lags behind training until the start is forgotten."""

lesson(minutes=8)
predict("c", among="abcd")

data = spirals()


def trained(momentum, steps=50, keep=None):
    layers = 3 * [linear(16, he), norm(momentum), relu()] + [linear(3)]
    return train(layers, data, sgd(0.1), steps=steps, keep=keep)


quick = trained(0.1)
slow = trained(0.01)
scores = [
    score(slow, data),
    evaluate(quick, data),
    evaluate(slow, data),
    evaluate(renewed(slow, data), data),
]
losses = [one.loss for one in scores]
accuracies = [one.accuracy for one in scores]
own_accuracy = accuracies[0]
slow_accuracy = accuracies[2]

table("scores", numbers(losses), numbers(accuracies))
claim("same", parameters(quick, "weight") == parameters(slow, "weight"), share=100)
claim("learned", own_accuracy > 0.8, share=100)
claim("lower", slow_accuracy < own_accuracy - 0.05, share=100)
claim("above", slow_accuracy > 0.4, share=100)
claim("worse", losses[2] > 1.5 * losses[0], share=100)
claim("near", abs(accuracies[1] - own_accuracy) < 0.1, share=100)
claim("renewed", abs(accuracies[3] - own_accuracy) < 0.1 and losses[3] < losses[2], share=100)

# What is left of the start after 50 steps.
left_quick = 0.9 ** 50
left_slow = 0.99 ** 50

# The same training goes on: the loss in evaluation, step by step.
steps = 400
course = history(trained(0.01, steps=steps, keep=lambda net: [score(net, data).loss, evaluate(net, data).loss]))
own_course = [own for own, running in course]
running_course = [running for own, running in course]

plot("course", own_course, running_course, log=True)
ratio_early = running_course[49] / own_course[49]
ratio_late = running_course[-1] / own_course[-1]
claim("catches", ratio_late < ratio_early, share=100)

# How much a running mean varies where nothing is learned any more: batches of 32 of 2000 rows.
rows = task(training=2000).training
size = 32


def wobble(momentum):
    still = train([norm(momentum), linear(3)], rows, sgd(0), batch=size, steps=2000, keep=lambda net: running_means(net)[0])
    return mean([std([means[column] for means in history(still)[500:]]) for column in range(8)])


momenta = [1, 0.1, 0.01]
wobbles = [wobble(momentum) for momentum in momenta]
starts = [100 * (1 - momentum) ** 50 for momentum in momenta]
by_formula = [sqrt(momentum / (2 - momentum)) / sqrt(size) for momentum in momenta]

table("momenta", numbers(starts), numbers(wobbles), numbers(by_formula), rows=momenta)
claim("calmer", wobbles[0] > 2 * wobbles[1] > 4 * wobbles[2], share=100)
claim("formula", all(0.7 < one / other < 1.3 for one, other in zip(wobbles, by_formula)), share=100)


def batches(momentum):
    """How many, until the start weighs less than 1 %."""
    return min(count for count in range(1000) if (1 - momentum) ** count < 0.01)


answer("tenth", batches(0.1))
wrong("tenth", "early", batches(0.1) - 1)
wrong("tenth", "one-over", 10)
wrong("tenth", "power", 2)

answer("hundredth", batches(0.01))
wrong("hundredth", "early", batches(0.01) - 1)
wrong("hundredth", "one-over", 100)
wrong("hundredth", "times-ten", 10 * batches(0.1))
