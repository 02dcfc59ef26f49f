"""The trainings of NetBenchmark in NumPy, by the program that lessons write: python3 nets.py; seconds of processor time
each."""
import pathlib
import statistics
import sys
import time

import numpy as np

sys.path.append(str(pathlib.Path(__file__).parents[1] / "main/resources/bn/net"))
sys.dont_write_bytecode = True
from net import (  # noqa: E402
    Activation, BatchNormalization, Generator, LayerNormalization, Linear, Sequence, Sgd, spiral_arms, take_steps)

NORMS = {"bn": BatchNormalization, "layer": LayerNormalization}


def network(layers, norm, activation):
    generator, parts, width = Generator(0), [], 2
    for _ in range(layers):
        parts.append(Linear(width, 16, 2**0.5, generator))
        if norm:
            parts.append(NORMS[norm](16))
        parts.append(Activation(activation))
        width = 16
    return Sequence(parts + [Linear(width, 3, 1, generator)])


def report(name, size, steps, layers, norm, activation):
    # The rows are drawn by NumPy, which is quicker at it than a generator in Python.
    x, labels = spiral_arms(3, 32, 0.15, Generator(1000))
    random = np.random.default_rng(1)
    seconds = []
    for _ in range(5):
        net = network(layers, norm, activation)
        start = time.process_time()
        take_steps(net, x, labels, Sgd(0.1), lambda _: random.choice(96, size, replace=False), steps)
        seconds.append(time.process_time() - start)
    print(name, statistics.median(seconds))


report("deep", 32, 200, 5, None, "relu")
report("deep-bn", 32, 200, 5, "bn", "relu")
report("sigmoid-bn", 32, 200, 5, "bn", "sigmoid")
report("three-bn", 32, 200, 3, "bn", "relu")
report("pairs-bn", 2, 3200, 3, "bn", "relu")
report("pairs-layer", 2, 3200, 3, "layer", "relu")
