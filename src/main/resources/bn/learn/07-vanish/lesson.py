"""Ten layers forward and back, with batch normalization and without; and inputs that saturate."""

lesson(minutes=8)
predict("d", among="abcd")


def sigmoids(layers, gain=1):
    return layers * [linear(16, gain, bias=False), sigmoid()]


def lengths(net):
    return [length(gradient) for gradient in gradients(net, "linear")]


def relative(net):
    return [one / lengths(net)[-1] for one in lengths(net)]


def left(net):
    return relative(net)[0]


def differ(net):
    return [spread(y) for y in outputs(net, "linear")]


plain = both_ways(sigmoids(10))
normal = both_ways(10 * [linear(16, bias=False), norm(), sigmoid()])

left_plain = left(plain)
left_normal = left(normal)
forward_factor = (differ(plain)[-1] / differ(plain)[0]) ** (1 / 9)
back_factor = left_plain ** (1 / 9)
usual_std = mean(differ(normal)[1:])

table(
    "layers",
    log_bars(differ(plain)),
    numbers(differ(normal)),
    log_bars(relative(plain)),
    numbers(relative(normal)),
    rows=range(1, 11),
)
claim("vanishes", left_plain < 1e-4, share=100)
claim("factors", 0.15 < forward_factor < 0.3 and 0.15 < back_factor < 0.3, share=100)
claim("kept", left_normal > 0.1, share=100)
claim("divided", 0.1 < usual_std < 0.4, share=100)

# Within 0.03 of an end of the sigmoid.
flat = [share(lambda y: y < 0.03 or y > 0.97, output) for output in outputs(plain, "sigmoid")]
claim("unsaturated", max(flat[1:]) == 0, share=100)

# Weights so large that many units are saturated.
large = both_ways(sigmoids(10, gain=10))
flat_large = mean([share(lambda y: y < 0.03 or y > 0.97, y) for y in outputs(large, "sigmoid")[1:]])
left_large = left(large)
claim("more", flat_large > 0.3 and left_large > 1000 * left_plain, share=100)


def hidden(more):
    return 2 * ([linear(16)] + more) + [linear(3)]


def saturated(plan, data):
    """Where the slope of tanh is under a tenth."""
    first = outputs(forward(plan, data.x), "tanh")[0]
    return share(lambda y: 1 - y * y < 0.1, first)


def reached(plan, data):
    return score(train(plan, data, sgd(0.1)), data).accuracy


cm = iris()
mm = with_x(cm, mapped(lambda length: 10 * length, cm.x))
standard = standardized(cm)
saturation = [saturated(hidden([tanh()]), mm), saturated(hidden([norm(), tanh()]), mm), saturated(hidden([tanh()]), standard)]
accuracy = [reached(hidden([tanh()]), mm), reached(hidden([norm(), tanh()]), mm), reached(hidden([tanh()]), standard)]
percent = [100 * one for one in saturation]

table("iris", numbers(percent), numbers(accuracy))
claim("saturated", saturation[0] > 0.8 and saturation[1] < 0.06, share=100)
claim("better", accuracy[1] > accuracy[0], share=100)
claim("alone", accuracy[2] > accuracy[0], share=100)

answer("twenty", left(both_ways(sigmoids(20))), factor=10)
wrong("twenty", "ten", left_plain)

play(outputs(normal, "linear")[0])
