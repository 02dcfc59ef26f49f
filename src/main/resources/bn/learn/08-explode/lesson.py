"""Thirty layers of ReLU: the gradient at the bottom against that at the top, with batch normalization and without."""

lesson(minutes=9)
predict("d", among="abcd")

depth = 30
weights = linear(16, he, bias=False)

plain = both_ways(depth * [weights, relu()])
normal = both_ways(depth * [weights, norm(), relu()])
by_layer = both_ways(depth * [weights, layer_norm(), relu()])
normal_skip = both_ways(depth * [residual([norm(), relu(), weights])])
plain_skip = both_ways(depth * [residual([relu(), weights])])


def lengths(net, kind):
    """Of the gradient at the input of each layer, that of the last being 1."""
    all = [length(gradient) for gradient in gradients(net, kind)]
    return [one / all[-1] for one in all]


plain_gradient = lengths(plain, "linear")
normal_gradient = lengths(normal, "linear")

shown = [0, 4, 9, 14, 19, 24, 29]
table(
    "layers",
    log_bars([plain_gradient[layer] for layer in shown]),
    log_bars([normal_gradient[layer] for layer in shown]),
    rows=[layer + 1 for layer in shown],
)
bottom_plain = plain_gradient[0]
bottom = normal_gradient[0]
factor = bottom ** (1 / (depth - 1))
claim("explodes", bottom > 100, share=98)
claim("more", bottom_plain < 10 and bottom > 10 * bottom_plain, share=100)

# What each part of a layer does to the gradient, and what batch normalization divides by, behind the first layer.
behind_norm = [length(gradient) for gradient in gradients(normal, "relu")[:-1]]
before_norm = [length(gradient) for gradient in gradients(normal, "norm")[:-1]]
by_norm = exp(mean([log(before / behind) for before, behind in zip(before_norm, behind_norm)]))
by_rest = factor / by_norm
divisor = mean([mean(deviations(y)) for y in outputs(normal, "linear")[1:]])
enlargements = [sqrt(mean([1 / std ** 2 for std in deviations(y)])) for y in outputs(normal, "linear")[1:]]
enlarging = exp(mean([log(one) for one in enlargements]))
claim("norm", by_norm > 1.25, share=100)
claim("rest", 0.8 < by_rest < 1, share=100)
claim("divisor", 0.75 < divisor < 0.9, share=100)
claim("nearly", abs(by_norm / enlarging - 1) < 0.1, share=100)
claim("mean", all(mean(y) > 0.2 for y in outputs(normal, "relu")), share=100)

# Other ways to build thirty layers.
bottom_by_layer = lengths(by_layer, "linear")[0]
bottom_plain_skip = lengths(plain_skip, "residual")[0]
bottom_normal_skip = lengths(normal_skip, "residual")[0]
end_plain_skip = spread(outputs(plain_skip, "residual")[-1])
end_normal_skip = spread(outputs(normal_skip, "residual")[-1])

table(
    "others",
    numbers([bottom, bottom_by_layer, bottom_plain_skip, bottom_normal_skip]),
    numbers([spread(outputs(normal, "relu")[-1]), spread(outputs(by_layer, "relu")[-1]), end_plain_skip, end_normal_skip]),
)
claim("layer", bottom_by_layer < bottom / 4, share=100)
claim("skip", bottom_plain_skip > 1000 and bottom_plain_skip > bottom and end_plain_skip > 100, share=100)
claim("both", bottom_normal_skip < 20 and bottom_normal_skip < bottom and end_normal_skip < 10, share=100)

# How far the rows differ where a branch begins: what its batch normalization divides by.
first_divisor = spread(outputs(normal_skip, "residual")[0])
last_divisor = spread(outputs(normal_skip, "residual")[-2])
claim("grows", last_divisor > 2 * first_divisor, share=100)

answer("divisor", sqrt(1 - 1 / pi), within=0.01)
wrong("divisor", "variance", 1 - 1 / pi)
wrong("divisor", "weights", sqrt((1 - 1 / pi) / 2))
wrong("divisor", "mean", 1)

layers = log(1000) / log(factor)
answer("thousand", layers, within=0.03)
wrong("thousand", "divided", 1000 / factor)
wrong("thousand", "proportion", depth * 1000 / bottom)

play(outputs(normal, "linear")[1])
