"""Batch normalization with noise behind it, so that what the next layer gets is another in each step."""

lesson(minutes=10)
predict("c", among="abc")

data = spirals()


def trained(kind, more):
    """Five layers of sigmoids. After each step: what the third sigmoid got, as the mean of each unit and the spread."""
    plan = 5 * ([linear(16)] + more + [sigmoid()]) + [linear(3)]
    return train(plan, data, sgd(1), keep=lambda net: (means(outputs(net, kind)[2]), spread(outputs(net, kind)[2])))


def noisy(shift):
    return trained("noise", [norm(), noise(shift, 0.25)])


def apart(a, b):
    return mean([abs(x - y) for x, y in zip(a, b)])


def moved(net):
    """How far the mean of a unit moves in a step."""
    kept = history(net)
    return mean([apart(before[0], after[0]) for before, after in zip(kept, kept[1:])])


def moved_in_stds(net):
    kept = history(net)
    return mean([apart(before[0], after[0]) / before[1] for before, after in zip(kept, kept[1:])])


def loss(net):
    return score(net, data).loss


plain = trained("linear", [])
normal = trained("norm", [norm()])
half = noisy(1 / 2)
one = noisy(1)
all_four = [plain, normal, half, one]

table(
    "shift",
    numbers([moved(net) for net in all_four]),
    numbers([moved_in_stds(net) for net in all_four]),
    numbers([loss(net) for net in all_four]),
    numbers([score(net, data).accuracy for net in all_four]),
)

times_moved = moved(half) / moved(plain)
times_moved_in_stds = moved_in_stds(half) / moved_in_stds(plain)
times_stiller = moved_in_stds(plain) / moved_in_stds(normal)
claim("idle", loss(plain) > 1, share=100)
claim("learns", loss(half) < 0.6, share=99)
claim("louder", loss(one) < 0.8 and loss(one) < loss(plain), share=99)
claim("still", moved(plain) < 0.02 and moved(normal) < 0.02, share=100)
claim("stiller", times_stiller > 10, share=100)
claim("more", times_moved > 20 and times_moved_in_stds > 1.4, share=100)


def course(more, run):
    """The loss after each step, with other first weights and other batches in each run."""
    plan = 5 * ([linear(16)] + more + [sigmoid()]) + [linear(3)]
    return history(train(plan, data, sgd(1), keep=lambda net: score(net, data).loss, run=run))


plain_courses = [course([], run) for run in range(5)]
noisy_courses = [course([norm(), noise(1 / 2, 0.25)], run) for run in range(5)]
plot("courses", runs(plain_courses), runs(noisy_courses))
plain_ends = [losses[-1] for losses in plain_courses]
noisy_ends = [losses[-1] for losses in noisy_courses]
least_noisy = min(noisy_ends)
most_noisy = max(noisy_ends)
least_plain = min(plain_ends)
claim("five", most_noisy < least_plain, share=100)

answer("apart", moved(noisy(3)), within=0.05)
wrong("apart", "middle", 3 / 2)
wrong("apart", "end", 3)
wrong("apart", "ends", 6)

plain_loss = loss(plain)
trial("much", lambda shift: not loss(noisy(shift)) < plain_loss, shows=lambda shift: loss(noisy(shift)))
deafening = loss(noisy(32))
claim("harm", deafening > 1, share=100)

play(outputs(normal, "linear")[2])
