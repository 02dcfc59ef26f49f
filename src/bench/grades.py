"""Grades answers to batches of several sizes with bn, from the command to its end, and prints a table.

    python3 grades.py BN

A line each: what was wrong, seconds of processor time, seconds of clock, and the most memory, in MB.
"""

import json
import os
import sys
import tempfile
import time

import numpy as np

BN = sys.argv[1]


def answers(x, dout, gamma, beta, eps, wrong):
    """out, dgamma, dbeta and dx, with something wrong in them."""
    m = len(x)
    mu = x.mean(0)
    var = x.var(0) * (m / (m - 1) if wrong == "the variance over m − 1" else 1)
    ivar = 1 / np.sqrt(var + eps)
    xhat = (x - mu) * ivar
    dgamma = (dout * xhat).sum(0)
    dbeta = dout.sum(0)
    factor = 1.5 if wrong == "a line that has no name" else 1
    dx = gamma * ivar / m * (m * dout - dbeta - factor * xhat * dgamma)
    if wrong == "an error in dx that nothing explains":
        dx = dx + 0.01 * np.sin(100 * x)
    return {"out": gamma * xhat + beta, "dgamma": dgamma, "dbeta": dbeta, "dx": dx}


WRONG = ["right", "the variance over m − 1", "a line that has no name", "an error in dx that nothing explains"]


def batch(m, features, rng):
    x = rng.normal(2, 3, (m, features))
    return x, rng.normal(size=x.shape), rng.uniform(0.5, 2, features), rng.normal(size=features), 1e-5


def saved(folder, name, numbers):
    """JSON for a small batch, and npz for a large one, as people hand them in."""
    if len(next(iter(numbers.values()))) < 100:
        path = os.path.join(folder, name + ".json")
        with open(path, "w") as file:
            json.dump({key: np.asarray(value).tolist() for key, value in numbers.items()}, file)
        return path
    np.savez(os.path.join(folder, name), **numbers)
    return os.path.join(folder, name + ".npz")


def measured(label, *arguments):
    before = time.time()
    child = os.posix_spawn(
        BN, [BN, "grade", *arguments], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, _, used = os.wait4(child, 0)
    megabytes = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
    print(f"| {label} | {used.ru_utime + used.ru_stime:.2f} | {time.time() - before:.2f} | {megabytes:.0f} |", flush=True)


def main():
    rng = np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        print("| `bn grade` | processor time, s | clock, s | memory, MB |")
        print("| --- | --- | --- | --- |")
        for m, features in ((5, 3), (2000, 16), (20000, 16)):
            x, dout, gamma, beta, eps = batch(m, features, rng)
            given = saved(folder, f"batch{m}", {"x": x, "dout": dout, "gamma": gamma, "beta": beta, "eps": eps})
            for wrong in WRONG:
                mine = saved(folder, f"mine{m}", answers(x, dout, gamma, beta, eps, wrong))
                measured(f"{m:,} × {features}: {wrong}", "--input", given, mine)
        x, dout, gamma, beta, eps = batch(5, 3, rng)
        given = saved(folder, "class", {"x": x, "dout": dout, "gamma": gamma, "beta": beta, "eps": eps})
        files = []
        for learner in range(200):
            right = answers(x, dout, gamma, beta, eps, WRONG[learner % 3 + 1])
            if learner % 3 == 2:
                right["dx"] = right["dx"] + 0.001 * learner * np.cos(x)
            files.append(saved(folder, f"learner{learner}", right))
        measured("a class of 200, 5 × 3, a third with what nothing explains", "--class", "--input", given, *files)


main()
