"""Writes keras.npz and onnx.npz: networks of two layers for samples/batch.csv, as docs/how-to/keras.md and
docs/how-to/onnx.md save them. The numbers are made up; the names are those of Keras 3 and of a model that PyTorch
exported. Needs NumPy: python3 make.py
"""

import os

import numpy as np

FOLDER = os.path.dirname(os.path.abspath(__file__))


def single(*numbers):
    return np.array(numbers, dtype=np.float32)


FIRST = [single(1.5, -0.7, 2), single(0.4, -1.1, 0.9), single(3, -1, 49), single(4, 2.5, 60)]


def keras():
    names = ["gamma", "beta", "moving_mean", "moving_variance"]
    second = [single(1, 1), single(0, 0), single(0, 0), single(1, 1)]
    return {
        **{f"net/bn1/{name}": array for name, array in zip(names, FIRST)},
        "net/dense/kernel": np.ones((3, 2), dtype=np.float32),
        "net/dense/bias": single(0, 0),
        **{f"net/bn2/{name}": array for name, array in zip(names, second)},
    }


def onnx():
    names = ["scale", "B", "input_mean", "input_var"]
    second = [single(1, 0.5), single(0, 0), single(0.25, 1), single(0.5, 2e-6)]
    saved = {}
    for node, arrays in {"/bn1/BatchNormalization": FIRST, "/bn2/BatchNormalization": second}.items():
        saved.update({f"{node}/{name}": array for name, array in zip(names, arrays)})
        saved[f"{node}/epsilon"] = 1e-5
    return saved


np.savez(os.path.join(FOLDER, "keras.npz"), **keras())
np.savez(os.path.join(FOLDER, "onnx.npz"), **onnx())
