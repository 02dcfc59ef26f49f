"""Writes the files beside this one, and expected.txt: what PyTorch itself reads from them.

Made with Debian's python3-torch 1.13 and the package safetensors: python3 make.py
"""

import collections
import json
import os
import sys

import safetensors.torch
import torch

FOLDER = os.path.dirname(os.path.abspath(__file__))

FLOATS = [0.0, -0.0, 1.0, -2.5, 1 / 3, 1e-7, 6e-8, 65504.0, 3.3e38, 1e-40, float("inf"), float("nan")]
DTYPES = {
    "float64": torch.tensor(FLOATS + [1e300, 5e-324, 0.1], dtype=torch.float64),
    "float32": torch.tensor(FLOATS, dtype=torch.float32),
    "float16": torch.tensor(FLOATS, dtype=torch.float16),
    "bfloat16": torch.tensor(FLOATS, dtype=torch.bfloat16),
    "int64": torch.tensor([0, -1, 2**63 - 1, -(2**63), 2**53 + 1], dtype=torch.int64),
    "int32": torch.tensor([0, -1, 2**31 - 1, -(2**31)], dtype=torch.int32),
    "int16": torch.tensor([0, -1, 2**15 - 1, -(2**15)], dtype=torch.int16),
    "int8": torch.tensor([0, -1, 127, -128], dtype=torch.int8),
    "uint8": torch.tensor([0, 1, 127, 255], dtype=torch.uint8),
    "bool": torch.tensor([[True, False], [False, True]]),
}


def views():
    base = torch.arange(24, dtype=torch.float32)
    cube = base.reshape(2, 3, 4)
    return {
        "whole": cube,
        "transposed": cube.transpose(0, 2),
        "part": cube[1, 1:, ::2],
        "row": base[5:9],
        "expanded": base[3:4].expand(2, 3),
        "scalar": base[7],
        "empty": base[4:4],
        "channels_last": torch.arange(16.0).reshape(1, 2, 2, 4).contiguous(memory_format=torch.channels_last),
        "parameter": torch.nn.Parameter(base[:3]),
    }


def network():
    torch.manual_seed(5)
    net = torch.nn.Sequential(collections.OrderedDict(conv=torch.nn.Conv2d(1, 2, 2), bn=torch.nn.BatchNorm2d(2)))
    net(torch.randn(3, 1, 4, 4))
    return net


def checkpoint():
    net = network()
    optimizer = torch.optim.Adam(net.parameters())
    net(torch.randn(3, 1, 4, 4)).sum().backward()
    optimizer.step()
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [3, 7])
    return {
        "epoch": 7,
        "arch": "net",
        "model_state_dict": torch.nn.DataParallel(net).state_dict(),
        "optimizer_state_dict": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "loss": torch.tensor(0.25),
        "device": torch.device("cpu"),
        "size": torch.Size([3, 1]),
        "dtype": torch.float32,
        "large": 10**30,
        "nothing": None,
        "raw": b"abc",
    }


def one():
    return torch.tensor([[1.0, 2.0], [3.0, 6.0]])


def answers():
    """A pass over the project's sample, in float64."""
    with open(os.path.join(FOLDER, "../../../../samples/batch.json"), encoding="utf-8") as file:
        batch = json.load(file)
    x, gamma, beta = (torch.tensor(batch[key], dtype=torch.float64, requires_grad=True) for key in ("x", "gamma", "beta"))
    out = torch.nn.functional.batch_norm(x, None, None, gamma, beta, training=True, eps=batch["eps"])
    out.backward(torch.tensor(batch["dout"], dtype=torch.float64))
    return {"out": out.detach(), "dx": x.grad, "dgamma": gamma.grad, "dbeta": beta.grad}


def save(name, value, **how):
    torch.save(value, os.path.join(FOLDER, name), **how)


def tensors(value, path=""):
    """The names are the paths to the tensors."""
    if isinstance(value, torch.Tensor):
        yield path, value
    elif isinstance(value, (dict, list, tuple)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from tensors(item, f"{path}.{key}" if path else str(key))


def written(name, tensor):
    shape = ",".join(str(size) for size in tensor.shape)
    numbers = " ".join(float(number).hex() for number in tensor.detach().contiguous().reshape(-1).tolist())
    return f"{name}|{shape}|{str(tensor.dtype).removeprefix('torch.')}|{numbers}"


def main():
    save("dtypes.pt", DTYPES)
    for dtype in (torch.float32, torch.bfloat16):
        name = str(dtype).removeprefix("torch.")
        save(f"answers-{name}.pt", {key: value.to(dtype) for key, value in answers().items()})
    save("views.pt", views())
    save("one.pt", one())
    save("list.pt", [one(), (one() + 1, "x")])
    save("batch.pt", {"x": one().double(), "gamma": torch.tensor([1.5, 2.0]), "dout": one().double() * 0.1})
    save("checkpoint.pt", checkpoint())
    save("protocol4.pt", checkpoint(), pickle_protocol=4)
    old = {"_use_new_zipfile_serialization": False}
    save("old-dtypes.pt", DTYPES, **old)
    save("old-views.pt", views(), **old)
    save("old-checkpoint.pt", checkpoint(), **old)
    safetensors.torch.save_file(DTYPES, os.path.join(FOLDER, "dtypes.safetensors"), metadata={"format": "pt"})
    safetensors.torch.save_file(network().state_dict(), os.path.join(FOLDER, "network.safetensors"))
    safetensors.torch.save_file({"x": one()}, os.path.join(FOLDER, "batch.safetensors"))

    # What a checkpoint may hold besides: the best accuracy as a number of NumPy's.
    save("numpy.pt", {"best": one().numpy()[0, 0], "x": one()})

    # What is refused: a whole model, numbers of other kinds, code.
    save("whole.pt", network())
    torch.jit.script(network()).save(os.path.join(FOLDER, "script.pt"))
    save("complex.pt", {"z": torch.tensor([1 + 2j])})
    save("sparse.pt", {"s": one().to_sparse()})

    with open(os.path.join(FOLDER, "expected.txt"), "w", encoding="utf-8") as out:
        for file in sorted(os.listdir(FOLDER)):
            if file.endswith(".safetensors"):
                value = safetensors.torch.load_file(os.path.join(FOLDER, file))
            elif file.endswith(".pt") and file not in REFUSED:
                value = torch.load(os.path.join(FOLDER, file))
            else:
                continue
            for name, tensor in tensors(value):
                print(f"{file}|{written(name, tensor)}", file=out)


REFUSED = {"whole.pt", "script.pt", "complex.pt", "sparse.pt"}

if __name__ == "__main__":
    sys.exit(main())
