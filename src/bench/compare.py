"""What NumPy, PyTorch and pandas take for the same: python3 compare.py ROWS FEATURES [CSV]; seconds, a line each."""
import statistics
import sys
import time

import numpy as np


def seconds(run, rounds=7):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def step_by_step(x, gamma, beta, eps, dout):
    n, d = x.shape
    mu = 1.0 / n * np.sum(x, axis=0)
    xmu = x - mu
    var = 1.0 / n * np.sum(xmu**2, axis=0)
    sqrtvar = np.sqrt(var + eps)
    ivar = 1.0 / sqrtvar
    xhat = xmu * ivar
    out = gamma * xhat + beta
    dbeta = np.sum(dout, axis=0)
    dgamma = np.sum(dout * xhat, axis=0)
    dxhat = dout * gamma
    divar = np.sum(dxhat * xmu, axis=0)
    dxmu1 = dxhat * ivar
    dsqrtvar = -1.0 / sqrtvar**2 * divar
    dvar = 0.5 / sqrtvar * dsqrtvar
    dsq = 1.0 / n * np.ones((n, d)) * dvar
    dx1 = dxmu1 + 2 * xmu * dsq
    dmu = -np.sum(dx1, axis=0)
    return out, dx1 + 1.0 / n * np.ones((n, d)) * dmu, dgamma, dbeta


def main():
    rows, features = int(sys.argv[1]), int(sys.argv[2])
    generator = np.random.default_rng(1)
    x = generator.uniform(-3, 5, (rows, features))
    dout = generator.uniform(-1, 1, (rows, features))
    gamma, beta = np.full(features, 1.5), np.full(features, 0.3)
    print("numpy", seconds(lambda: step_by_step(x, gamma, beta, 1e-5, dout)))
    try:
        import torch
        torch.set_num_threads(2)
        layer = torch.nn.BatchNorm1d(features).double()
        given, back = torch.tensor(x, requires_grad=True), torch.tensor(dout)

        def pass_through():
            given.grad = None
            layer(given).backward(back)

        print("torch", seconds(pass_through))
    except ImportError:
        print("torch nan")
    if len(sys.argv) > 3:
        print("loadtxt", seconds(lambda: np.loadtxt(sys.argv[3], delimiter=",", skiprows=1), 3))
        try:
            import pandas
            print("pandas", seconds(lambda: pandas.read_csv(sys.argv[3], float_precision="round_trip"), 3))
        except ImportError:
            print("pandas nan")


main()
