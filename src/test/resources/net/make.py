"""Makes the numbers that bn.net is held to: python3 make.py, in this folder. The generator's and the NumPy network's
need NumPy, those of PyTorch need PyTorch; what is not there is left as it is.

Each line of a file is a name and its numbers, arrays in C order.
"""
import pathlib
import sys

import numpy as np

here = pathlib.Path(__file__).parent
sys.path.append(str(here.parents[2] / "main/resources/bn/net"))
from net import (  # noqa: E402
    Activation, Adam, BatchNormalization, Dropout, Generator, LayerNormalization, Linear, Noise, Residual, Sequence, Sgd,
    cross_entropy, spiral_arms, take_steps)


def write(name, values):
    with open(here / name, "w") as file:
        for key, numbers in values.items():
            print(key, *(repr(number) for number in np.ravel(numbers).tolist()), file=file)


def signed(bits):
    return bits - (1 << 64) if bits >> 63 else bits


def chance():
    generator = Generator(-3)
    values = {"bits": [signed(generator.bits()) for _ in range(5)]}
    generator = Generator(7)
    values["uniform"] = [generator.uniform() for _ in range(5)]
    values["between"] = [generator.uniform(-2, 3) for _ in range(5)]
    values["normal"] = [generator.normal() for _ in range(50)]
    values["below"] = [generator.below(10) for _ in range(20)]
    values["choice"] = generator.choice(96, 8)
    values["permutation"] = generator.choice(6, 6)
    values["spirals"], values["labels"] = spiral_arms(3, 4, 0.15, Generator(8))
    values["dropout"] = Dropout(0.3, Generator(9)).forward(np.ones((3, 4)), "training")
    values["noise"] = Noise(0.5, 0.25, Generator(10)).forward(np.ones((2, 3)), "training")
    values["weights"] = Linear(3, 2, 1.5, Generator(11)).parameters[0][1]
    write("chance.txt", values)


def drawn():
    """Two hidden layers with every kind of layer that has no chance, and data."""
    generator = Generator(1)
    x = 2 + 3 * generator.normals(32, 4)
    labels = np.array([generator.below(3) for _ in x])
    net = Sequence([
        Linear(4, 8, 1, generator, biased=False), BatchNormalization(8), Activation("tanh"),
        Residual([BatchNormalization(8), Activation("relu"), Linear(8, 8, 1.4, generator, biased=False)]),
        LayerNormalization(8), Activation("sigmoid"), Linear(8, 3, 1, generator)])
    return x, labels, net


def weights(net):
    return [numbers for name, numbers, _ in net.parameters if name == "weight"]


def numpy():
    x, labels, net = drawn()
    values = {"x": x, "labels": labels}
    values.update({f"weight{i}": weight.copy() for i, weight in enumerate(weights(net))})
    z = net.forward(x, "training")
    _, gradient = cross_entropy(z, labels)
    values["z"], values["dx"] = z, net.backward(gradient)
    for name, optimizer in (("sgd", Sgd(0.1, 0.01)), ("adam", Adam(0.01))):
        x, labels, net = drawn()
        values[name] = take_steps(net, x, labels, optimizer, lambda step: range(step % 3, 32, 1 + step % 2), 20)
        norms = [net.layers[1], net.layers[3].layers[0]]
        for i, norm in enumerate(norms):
            values[f"{name}.running_mean{i}"] = norm.running_mean
            values[f"{name}.running_var{i}"] = norm.running_var
        for i, weight in enumerate(weights(net)):
            values[f"{name}.weight{i}"] = weight
        values[f"{name}.evaluation"] = net.forward(x, "evaluation")
    write("numpy.txt", values)


def pytorch():
    try:
        import torch
    except ImportError:
        print("no PyTorch: torch.txt is left as it is")
        return
    nn = torch.nn
    torch.set_default_dtype(torch.float64)
    values = {}
    for name in ("sgd", "adam"):
        x, labels, net = drawn()
        linear = [nn.Linear(4, 8, bias=False), nn.Linear(8, 8, bias=False), nn.Linear(8, 3)]
        norms = [nn.BatchNorm1d(8), nn.BatchNorm1d(8)]
        layer = nn.LayerNorm(8)
        with torch.no_grad():
            for own, weight in zip(linear, weights(net)):
                own.weight.copy_(torch.tensor(weight.T))
            linear[2].bias.zero_()
        parameters = [p for module in (*linear, *norms, layer) for p in module.parameters()]
        plain = {id(module.weight) for module in linear}
        groups = [{"params": [p for p in parameters if id(p) in plain], "weight_decay": 0.01},
                  {"params": [p for p in parameters if id(p) not in plain], "weight_decay": 0}]
        optimizer = torch.optim.SGD(groups, lr=0.1) if name == "sgd" else torch.optim.Adam(parameters, lr=0.01)

        def forward(rows):
            h = torch.tanh(norms[0](linear[0](rows)))
            h = h + linear[1](torch.relu(norms[1](h)))
            return linear[2](torch.sigmoid(layer(h)))

        losses = []
        for step in range(20):
            rows = list(range(step % 3, 32, 1 + step % 2))
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(forward(torch.tensor(x[rows])), torch.tensor(labels[rows]))
            losses.append(loss.item())
            loss.backward()
            optimizer.step()
        values[name] = losses
        for i, norm in enumerate(norms):
            values[f"{name}.running_mean{i}"] = norm.running_mean.numpy()
            values[f"{name}.running_var{i}"] = norm.running_var.numpy()
        for i, own in enumerate(linear):
            values[f"{name}.weight{i}"] = own.weight.detach().numpy().T
        for norm in norms:
            norm.eval()
        values[f"{name}.evaluation"] = forward(torch.tensor(x)).detach().numpy()
    write("torch.txt", values)


chance()
numpy()
pytorch()
