"""Three ways in which batch normalization fails silently: tiny batches, batches of one class, rows that moved."""

lesson(minutes=9)
predict("c", among="abc")

data = spirals()
rows_seen = 6400


def trained(more, batch=32, steps=300, by_class=False):
    layers = 3 * ([linear(16, he)] + more + [relu()]) + [linear(3)]
    return train(layers, data, sgd(0.1), batch=batch, steps=steps, by_class=by_class)


# Batches of two rows: as many rows as with batches of 32.
nets = [
    trained([norm()], batch=32, steps=rows_seen // 32),
    trained([norm()], batch=2, steps=rows_seen // 2),
    trained([layer_norm()], batch=2, steps=rows_seen // 2),
    trained([], batch=2, steps=rows_seen // 2),
]
small = [evaluate(net, data) for net in nets]
accuracies = [one.accuracy for one in small]
usual = accuracies[0]
two = accuracies[1]

table("small", numbers([32, 2, 2, 2]), numbers(accuracies), numbers([one.loss for one in small]))
claim("usual", usual > 0.9, share=100)
claim("two", two < 0.75, share=100)
claim("others", accuracies[2] > two + 0.1 and accuracies[3] > two + 0.1, share=100)

# What two rows become, and what of a gradient passes.
pairs = outputs(forward([norm()], matrix([[1, 4], [1, 1000], [5, -2]])), "norm")[0]
first = row(pairs, 0)
second = row(pairs, 1)
table("pairs", numbers(first), numbers(second))
claim("signs", all(0.999 < abs(number) < 1 for number in first + second), share=100)


def passed(rows):
    """The share of a gradient's length that passes through batch normalization: of all units, that in the middle."""
    net = both_ways([norm(), tanh()], rows=rows, width=65)
    before = gradients(net, "norm")[0]
    behind = gradients(net, "tanh")[0]
    return sorted([length(column(before, unit)) / length(column(behind, unit)) for unit in range(65)])[32]


sizes = [2, 4, 8, 32]
shares = [passed(rows) for rows in sizes]
table("gradient", log_bars(shares), rows=sizes)
share_two = shares[0]
claim("lost", share_two < 0.001, share=100)
claim("passes", shares[3] > 0.5, share=100)

# Batches of one class, and rows that have moved.
sorted_net = trained([norm()], by_class=True)
own_batches = mean([score(sorted_net, of_class(data, label)).accuracy for label in range(3)])
sorted_accuracy = evaluate(sorted_net, data).accuracy
sorted_anew = evaluate(renewed(sorted_net, data), data).accuracy
claim("batches", own_batches > 0.8, share=97)
claim("mixed", sorted_accuracy < own_batches - 0.2, share=99)
claim("for-good", sorted_anew < own_batches - 0.2, share=99)

net = trained([norm()])
moved = with_x(data, mapped(lambda number: number + 1, data.x))
here = evaluate(net, data).accuracy
moved_accuracy = evaluate(net, moved).accuracy
moved_own = score(net, moved).accuracy
moved_anew = evaluate(renewed(net, moved), moved).accuracy
claim("here", here > 0.8, share=100)
claim("moved", moved_accuracy < 0.6, share=100)
claim("own", moved_own > 0.8, share=100)

table("silent", numbers([own_batches, moved_own]), numbers([sorted_accuracy, moved_accuracy]))

answer("pair", 1.5 / sqrt(1.5 ** 2 + 1e-5), within=0.001)
wrong("pair", "var-unbiased", 1.5 / sqrt(2 * 1.5 ** 2))
wrong("pair", "variance", 1.5 / 1.5 ** 2)
wrong("pair", "centered", 1.5)

# Three logs to be told apart.
young = train(3 * [linear(16, he), norm(0.01), relu()] + [linear(3)], data, sgd(0.1), steps=50)
table(
    "logs",
    numbers([50, 300, 300]),
    numbers([0.01, 0.1, 0.1]),
    numbers([score(young, data).accuracy, own_batches, moved_own]),
    numbers([evaluate(young, data).accuracy, sorted_accuracy, moved_accuracy]),
    numbers([evaluate(renewed(young, data), data).accuracy, sorted_anew, moved_anew]),
)
choice("class", "b", among=["a", "b", "c"])
choice("away", "c", among=["a", "b", "c"])

play(matrix([[1, 4], [1, 1000], [5, -2]]))
