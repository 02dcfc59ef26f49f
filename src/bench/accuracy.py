"""Largest errors over a million rows, of bn, NumPy and PyTorch against 80-bit arithmetic: python3 accuracy.py BN."""
import os
import subprocess
import sys
import tempfile

import numpy as np
import torch

ROWS, EPS = 1000000, 1e-5


def exact(x, dout):
    x, dout = x.astype(np.longdouble), dout.astype(np.longdouble)
    mu = x.sum(0) / ROWS
    var = ((x - mu) ** 2).sum(0) / ROWS
    ivar = 1 / np.sqrt(var + np.longdouble(EPS))
    y = (x - mu) * ivar
    dx = ivar / ROWS * (ROWS * dout - dout.sum(0) - y * (dout * y).sum(0))
    return {"mu": mu, "var": var, "out": y, "dx": dx}


def of_numpy(x, dout):
    mu = x.mean(0)
    xmu = x - mu
    var = (xmu**2).mean(0)
    ivar = 1 / np.sqrt(var + EPS)
    dvar = -0.5 * ivar**3 * (dout * xmu).sum(0)
    dx1 = dout * ivar + 2 * xmu * dvar / ROWS
    return {"mu": mu, "var": var, "out": xmu * ivar, "dx": dx1 - dx1.sum(0) / ROWS}


def of_torch(x, dout):
    given = torch.tensor(x, requires_grad=True)
    layer = torch.nn.BatchNorm1d(x.shape[1], momentum=1).double()
    out = layer(given)
    out.backward(torch.tensor(dout))
    var = layer.running_var.numpy() * (ROWS - 1) / ROWS
    return {"mu": layer.running_mean.numpy(), "var": var, "out": out.detach().numpy(), "dx": given.grad.numpy()}


def of_bn(x, dout, bn):
    with tempfile.TemporaryDirectory() as folder:
        path = lambda name: os.path.join(folder, name)
        np.save(path("x.npy"), x)
        np.save(path("dout.npy"), dout)
        values = {}
        for step in ("mu", "var", "out", "dx"):
            pass_ = ["backward", "--dout", path("dout.npy")] if step == "dx" else ["forward"]
            command = [bn, *pass_, "--input", path("x.npy"), "--steps", step, "--no-save", "--output", path("v.csv")]
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            values[step] = np.loadtxt(path("v.csv"), delimiter=",")
        return values


def main():
    generator = np.random.default_rng(5)
    x = generator.normal(size=(ROWS, 4)) * [1, 3, 0.01, 50] + [0, 1, 5, 1000]
    dout = generator.normal(size=(ROWS, 4))
    right = exact(x, dout)
    print("| largest error | bn | NumPy | PyTorch |\n| --- | --- | --- | --- |")
    found = [of_bn(x, dout, sys.argv[1]), of_numpy(x, dout), of_torch(x, dout)]
    for step, value in right.items():
        errors = [float(np.abs(one[step].astype(np.longdouble) - value).max()) for one in found]
        print(f"| {step} | " + " | ".join(f"{error:.1e}" for error in errors) + " |")


main()
