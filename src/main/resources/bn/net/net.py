"""Small networks, in NumPy: what the lessons of bn do, for those who would rather see than believe.

The generator gives the bits that bn's gives. A normal number may differ in its last bits, since logarithms do.
A layer has forward(x, phase) and backward(d); phases are "training", "own" (the batch's own statistics, no noise
and no dropout) and "evaluation". Its parameters are [name, numbers, gradient]; what is learned is changed in place.
"""
import math

import numpy as np


class Generator:
    """SplitMix64, and Marsaglia's polar method for normal numbers."""

    def __init__(self, seed):
        self.state, self.spare = seed & 0xFFFFFFFFFFFFFFFF, None

    def bits(self):
        self.state = z = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & 0xFFFFFFFFFFFFFFFF
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & 0xFFFFFFFFFFFFFFFF
        return z ^ (z >> 31)

    def uniform(self, low=0.0, high=1.0):
        return low + (high - low) * ((self.bits() >> 11) * 2.0**-53)

    def below(self, bound):
        return int(bound * self.uniform())

    def normal(self):
        if self.spare is not None:
            second, self.spare = self.spare, None
            return second
        s = 0
        while s >= 1 or s == 0:
            u, v = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            s = u * u + v * v
        factor = math.sqrt(-2 * math.log(s) / s)
        self.spare = v * factor
        return u * factor

    def normals(self, rows, columns):
        return np.array([[self.normal() for _ in range(columns)] for _ in range(rows)])

    def choice(self, bound, count):
        numbers = list(range(bound))
        for i in range(count):
            other = i + self.below(bound - i)
            numbers[i], numbers[other] = numbers[other], numbers[i]
        return numbers[:count]


class Layer:
    parameters = ()

    def track(self):
        pass


class Linear(Layer):
    kind = "linear"

    def __init__(self, inputs, outputs, gain, generator, biased=True):
        weight = gain / math.sqrt(inputs) * generator.normals(inputs, outputs)
        self.parameters = [["weight", weight, None]] + biased * [["bias", np.zeros(outputs), None]]

    def forward(self, x, phase):
        self.x = x
        return x @ self.parameters[0][1] + (self.parameters[1][1] if len(self.parameters) > 1 else 0)

    def backward(self, d):
        self.parameters[0][2] = self.x.T @ d
        if len(self.parameters) > 1:
            self.parameters[1][2] = d.sum(0)
        return d @ self.parameters[0][1].T


class Activation(Layer):
    def __init__(self, kind):
        self.kind = kind

    def forward(self, x, phase):
        self.y = {"relu": lambda: np.maximum(x, 0), "tanh": lambda: np.tanh(x),
                  "sigmoid": lambda: 1 / (1 + np.exp(-x))}[self.kind]()
        return self.y

    def backward(self, d):
        return d * {"relu": lambda: self.y > 0, "tanh": lambda: 1 - self.y**2,
                    "sigmoid": lambda: self.y * (1 - self.y)}[self.kind]()


class BatchNormalization(Layer):
    """In the closed form of its backward pass; without learned parameters, gamma stays 1 and beta 0."""

    kind = "norm"

    def __init__(self, features, momentum=0.1, learned=True, eps=1e-5):
        self.gamma, self.beta = ["gamma", np.ones(features), None], ["beta", np.zeros(features), None]
        self.parameters = [self.gamma, self.beta] if learned else []
        self.momentum, self.eps, self.batches = momentum, eps, 0
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, x, phase):
        self.own = phase != "evaluation"
        self.mu, self.var = (x.mean(0), x.var(0)) if self.own else (self.running_mean, self.running_var)
        self.ivar = 1 / np.sqrt(self.var + self.eps)
        self.xhat = (x - self.mu) * self.ivar
        return self.gamma[1] * self.xhat + self.beta[1]

    def backward(self, d):
        dgamma, dbeta = (d * self.xhat).sum(0), d.sum(0)
        self.gamma[2], self.beta[2] = dgamma, dbeta
        factor = self.gamma[1] * self.ivar
        return factor * (d - (dbeta + self.xhat * dgamma) / len(d)) if self.own else factor * d

    def track(self):
        self.batches += 1
        take = self.momentum if self.momentum is not None else 1 / self.batches
        m = len(self.xhat)
        self.running_mean = (1 - take) * self.running_mean + take * self.mu
        self.running_var = (1 - take) * self.running_var + take * self.var * m / (m - 1)


class LayerNormalization(Layer):
    kind = "layer_norm"

    def __init__(self, features, eps=1e-5):
        self.parameters = [["gamma", np.ones(features), None], ["beta", np.zeros(features), None]]
        self.eps = eps

    def forward(self, x, phase):
        self.ivar = 1 / np.sqrt(x.var(1, keepdims=True) + self.eps)
        self.xhat = (x - x.mean(1, keepdims=True)) * self.ivar
        return self.parameters[0][1] * self.xhat + self.parameters[1][1]

    def backward(self, d):
        self.parameters[0][2], self.parameters[1][2] = (d * self.xhat).sum(0), d.sum(0)
        e = d * self.parameters[0][1]
        return self.ivar * (e - e.mean(1, keepdims=True) - self.xhat * (e * self.xhat).mean(1, keepdims=True))


class Dropout(Layer):
    kind = "dropout"

    def __init__(self, p, generator):
        self.p, self.generator = p, generator

    def forward(self, x, phase):
        self.kept = np.ones(x.shape)
        if phase == "training":
            for i in np.ndindex(x.shape):
                self.kept[i] = 0 if self.generator.uniform() < self.p else 1 / (1 - self.p)
        return x * self.kept

    def backward(self, d):
        return d * self.kept


class Noise(Layer):
    kind = "noise"

    def __init__(self, shift, scale, generator):
        self.shift, self.scale, self.generator = shift, scale, generator

    def forward(self, x, phase):
        shift, self.factor = 0, np.ones(x.shape[1])
        if phase == "training":
            draw = self.generator.uniform
            shift = np.array([draw(-self.shift, self.shift) for _ in self.factor])
            self.factor = np.array([draw(1 - self.scale, 1 + self.scale) for _ in self.factor])
        return x * self.factor + shift

    def backward(self, d):
        return d * self.factor


class Sequence(Layer):
    def __init__(self, layers):
        self.layers, self.outputs, self.gradients = layers, [], []
        self.parameters = [parameter for layer in layers for parameter in layer.parameters]

    def forward(self, x, phase):
        self.outputs = []
        for layer in self.layers:
            x = layer.forward(x, phase)
            self.outputs.append(x)
        return x

    def backward(self, d):
        self.gradients = []
        for layer in reversed(self.layers):
            d = layer.backward(d)
            self.gradients.insert(0, d)
        return d

    def track(self):
        for layer in self.layers:
            layer.track()


class Residual(Sequence):
    kind = "residual"

    def forward(self, x, phase):
        return x + super().forward(x, phase)

    def backward(self, d):
        return d + super().backward(d)


def cross_entropy(z, labels):
    """The mean loss of softmax, and its gradient."""
    powers = np.exp(z - z.max(1, keepdims=True))
    p = powers / powers.sum(1, keepdims=True)
    rows = np.arange(len(z))
    loss = (np.log(powers.sum(1)) - (z - z.max(1, keepdims=True))[rows, labels]).mean()
    p[rows, labels] -= 1
    return loss, p / len(z)


class Sgd:
    def __init__(self, rate, decay=0.0):
        self.rate, self.decay = rate, decay

    def step(self, parameters):
        for name, numbers, gradient in parameters:
            numbers -= self.rate * (gradient + (self.decay * numbers if name == "weight" else 0))


class Adam:
    def __init__(self, rate):
        self.rate, self.steps, self.moments = rate, 0, {}

    def step(self, parameters):
        self.steps += 1
        for i, (_, numbers, gradient) in enumerate(parameters):
            m, v = self.moments.get(i, (0, 0))
            m, v = 0.9 * m + (1 - 0.9) * gradient, 0.999 * v + (1 - 0.999) * gradient**2
            self.moments[i] = m, v
            mean, square = m / (1 - 0.9**self.steps), v / (1 - 0.999**self.steps)
            numbers -= self.rate * mean / (np.sqrt(square) + 1e-8)


def spiral_arms(classes, per_class, noise, generator):
    x, labels = [], []
    for label in range(classes):
        for i in range(per_class):
            along = i / (per_class - 1)
            radius = 0.05 + 0.95 * along
            angle = 2 * math.pi * label / classes + 1.28 * math.pi * along + noise * generator.normal()
            x.append((radius * math.sin(angle), radius * math.cos(angle)))
            labels.append(label)
    order = generator.choice(len(x), len(x))
    return np.array(x)[order], np.array(labels)[order]


def take_steps(net, x, labels, optimizer, batches, steps, after=lambda: None):
    """batches(step) says which rows a step takes. A loss that is infinite or no number ends the training."""
    losses = []
    for step in range(steps):
        rows = batches(step)
        loss, gradient = cross_entropy(net.forward(x[rows], "training"), labels[rows])
        losses.append(loss)
        if np.isfinite(loss):
            net.backward(gradient)
            net.track()
            optimizer.step(net.parameters)
        after()
        if not np.isfinite(loss):
            break
    return losses
