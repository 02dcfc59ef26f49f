"""γ and β of one column on their way down the gradient, by two optimizers."""

lesson(minutes=7)
predict("b", among="abcd")

# The first column of the batch.
name = batch().names[0]
values = column(batch().x, 0)

# The same column, with the mean and the standard deviation that y is to have.
wanted_mean = 5
wanted_std = 3
target = [wanted_mean + wanted_std * (value - mean(values)) / std(values) for value in values]

by_sgd = descent(values, target, sgd(0.1), 200)
by_adam = descent(values, target, adam(0.1), 200)

shown = [0, 1, 10, 50, 200]
table(
    "descent",
    numbers([by_sgd.gamma[step] for step in shown]),
    numbers([by_sgd.beta[step] for step in shown]),
    numbers([by_sgd.loss[step] for step in shown]),
    numbers([by_adam.gamma[step] for step in shown]),
    numbers([by_adam.beta[step] for step in shown]),
    numbers([by_adam.loss[step] for step in shown]),
    rows=shown,
)


def off(way, step):
    """How far γ and β are from what is wanted."""
    return max(abs(way.gamma[step] - wanted_std), abs(way.beta[step] - wanted_mean))


dgamma = by_sgd.dgamma[0]
dbeta = by_sgd.dbeta[0]
gamma_1 = by_sgd.gamma[1]
beta_1 = by_sgd.beta[1]
adam_gamma_1 = by_adam.gamma[1]
adam_beta_1 = by_adam.beta[1]
claim("sgd_step", abs(gamma_1 - (1 - 0.1 * dgamma)) < 1e-12 and abs(beta_1 + 0.1 * dbeta) < 1e-12, share=100)
claim("adam_step", abs(adam_gamma_1 - 1.1) < 1e-6 and abs(adam_beta_1 - 0.1) < 1e-6, share=100)
times = dbeta / dgamma
claim("unequal", abs(times - 2.5) < 0.01 and abs(beta_1 / (gamma_1 - 1) - times) < 1e-9, share=100)
claim("arrive", off(by_sgd, 200) < 0.001 and off(by_adam, 200) < 0.001, share=100)
claim("sooner", off(by_sgd, 50) < 0.001 and off(by_adam, 50) > 0.5, share=100)

# A layer of 16 features.
layer = both_ways([norm()], width=16)
gammas = len(parameters(layer, "gamma")[0])
betas = len(parameters(layer, "beta")[0])
learned = gammas + betas
claim("learned", learned == 32, share=100)

dgamma_1 = by_sgd.dgamma[1]
moved = by_sgd.gamma[2] - gamma_1
answer("second", by_sgd.gamma[2], within=0.001)
wrong("second", "same-gradient", 1 - 0.2 * dgamma)
wrong("second", "one-step", gamma_1)
wrong("second", "up", 1 + 0.1 * dgamma)


def near(course, goal):
    """The first step after which it is within 1 % of a goal."""
    return [step for step in range(201) if abs(course[step] - goal) < 0.01 * goal][0]


answer("steps", near(by_sgd.beta, wanted_mean))
wrong("steps", "step-before", near(by_sgd.beta, wanted_mean) - 1)
wrong("steps", "gamma", near(by_sgd.gamma, wanted_std))
left = [wanted_mean - beta for beta in by_sgd.beta]
claim("constant", max([abs(left[step + 1] / left[step] - 0.8) for step in range(21)]) < 1e-9, share=100)

# What the walk begins with: the gradient of the loss before the first step.
y = column(batch_norm(matrix([values])).out, 0)
play(matrix([values]), dout=matrix([[2 * (y[row] - target[row]) / len(y) for row in range(len(y))]]))
