"""Learning rates and sizes of the first weights, with batch normalization and without."""

lesson(minutes=10)
predict("c", among="abc")

data = spirals()
rates = [0.01, 0.03, 0.1, 0.3, 1, 3]
gains = [0.1, 0.3, he, 3, 10]


def plan(more, gain=he):
    return 5 * ([linear(16, gain)] + more + [relu()]) + [linear(3)]


def loss(plan, optimizer, batch=32):
    return score(train(plan, data, optimizer, batch), data).loss


plain = [loss(plan([]), sgd(rate)) for rate in rates]
normal = [loss(plan([norm()]), sgd(rate)) for rate in rates]
table("rates", numbers(plain, best="least"), numbers(normal, best="least"), rows=rates)

best_plain = min(plain)
best_normal = min(normal)
plain_low = len([one for one in plain if one < 0.3])
normal_low = len([one for one in normal if one < 0.3])
claim("hardly", best_normal > best_plain / 10, share=99)
claim("more", normal_low > plain_low, share=100)
claim("fast", plain[4] > 0.6 and normal[4] < plain[4], share=98)

plain_gains = [loss(plan([], gain), sgd(0.1)) for gain in gains]
normal_gains = [loss(plan([norm()], gain), sgd(0.1)) for gain in gains]
table("gains", numbers(plain_gains), numbers(normal_gains), rows=["0.1", "0.3", "√2", "3", "10"])
claim("ends", min(plain_gains[0], plain_gains[4]) > 1, share=100)
claim("all", max(normal_gains) < 0.3, share=97)

adam_plain = loss(plan([]), adam(0.01))
adam_normal = loss(plan([norm()]), adam(0.01))
claim("adam", adam_plain < adam_normal / 2, share=99)


def by_batch(size):
    """With BN, by Adam, in batches of so many rows: of at most all 96."""
    return loss(plan([norm()]), adam(0.01), batch=int(max(2, min(96, size))))


trial("batch", lambda size: by_batch(size) < adam_normal / 5, shows=by_batch, most=96, whole=True)
whole = by_batch(96)
claim("whole", whole < adam_normal / 5, share=100)


def with_norm(rate):
    return loss(plan([norm()]), sgd(rate))


guessing = log(3)
trial("limit", lambda rate: with_norm(rate) > guessing, shows=with_norm)
too_fast = with_norm(10)
claim("limited", too_fast > guessing, share=100)

play(outputs(train(plan([norm()]), data, sgd(1)), "linear")[1])
