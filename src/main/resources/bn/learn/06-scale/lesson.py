"""The weights in front of batch normalization, times 1, 10 and 100; and with weight decay."""

lesson(minutes=9)
predict("d", among="abcd")

data = spirals()


def plan(times=1):
    """The weights of both hidden layers are so many times as large."""
    return 2 * [linear(16, he * times), norm(), relu()] + [linear(3)]


def second(net):
    """The weights of the second layer."""
    return parameters(net, "weight")[1]


def before(times=1):
    return draw(plan(times), data)


def trained(times, steps, decay=0):
    return train(plan(times), data, sgd(0.1, decay), steps=steps, keep=second)


def turned(times, steps):
    """By how many degrees the weights have turned."""
    return angle(second(before(times)), second(trained(times, steps)))


def first_gradient(times):
    return length(parameter_gradients(trained(times, 1), "weight")[1])


factors = [1, 10, 100]
losses = [score(before(times), data).loss for times in factors]
slopes = [first_gradient(times) for times in factors]
one_step = [turned(times, 1) for times in factors]
many_steps = [turned(times, 100) for times in factors]
after = [score(trained(times, 100), data).loss for times in factors]
table("times", numbers(losses), numbers(slopes), numbers(one_step), numbers(many_steps), numbers(after), rows=factors)

slower = many_steps[0] / many_steps[1]
claim("same", abs(losses[0] - losses[1]) < 0.002 and abs(losses[0] - losses[2]) < 0.002, share=99)
claim("slope", abs(slopes[0] / slopes[1] - 10) < 0.2 and abs(slopes[0] / slopes[2] - 100) < 2, share=100)
claim("angle", abs(one_step[0] / one_step[1] - 100) < 2, share=100)
claim("slower", slower > 20, share=100)
claim("worse", after[1] > after[0], share=99)

bias_slope = max([abs(b) for times in factors for b in parameter_gradients(trained(times, 1), "bias")[1]])
claim("bias", bias_slope < 1e-12, share=100)

lengths = [length(weights) for weights in [second(before())] + history(trained(1, 100))]
longer = len([1 for now, then in zip(lengths, lengths[1:]) if then > now])
claim("longer", longer >= 99, share=100)

plain = trained(1, 1000)
decayed = trained(1, 1000, decay=0.1)


def share_of_length(net):
    return length(second(net)) / lengths[0]


def usual_turn(net):
    """In one of the last hundred steps."""
    kept = history(net)[-101:]
    return mean([angle(now, then) for now, then in zip(kept, kept[1:])])


table(
    "decay",
    numbers([share_of_length(net) for net in [plain, decayed]]),
    numbers([usual_turn(net) for net in [plain, decayed]]),
)
# What the lengths alone would make of it.
by_length = (share_of_length(plain) / share_of_length(decayed)) ** 2
faster = usual_turn(decayed) / usual_turn(plain)
claim("shrinks", share_of_length(decayed) < 0.5 and share_of_length(plain) > 1, share=100)
claim("faster", faster > 5, share=100)
claim("less", faster < by_length, share=100)

answer("three", turned(1, 1) / turned(3, 1), within=0.02)
wrong("three", "gradient", 3)
wrong("three", "down", 1 / 9)
wrong("three", "smaller", 1 / 3)
wrong("three", "cube", 27)

answer("fifth", turned(1 / 5, 1) / turned(1, 1), within=0.05)
wrong("fifth", "gradient", 5)
wrong("fifth", "down", 1 / 25)
wrong("fifth", "smaller", 1 / 5)

play(outputs(plain, "linear")[1])
