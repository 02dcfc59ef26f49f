# {{title}}
# {{task}}
import json
import sys
import traceback
from pathlib import Path

import numpy as np
import torch


class BatchNorm(torch.autograd.Function):
    @staticmethod
    def forward(ctx, {{arguments}}):
        m = {{?rows-of-x}}
    {{forward}}
        ctx.save_for_backward({{cache}}){{to-keep}}
        return out

    @staticmethod
    def backward(ctx, dout):
        {{?cache}} = ctx.saved_tensors
        m = {{?rows-of-dout}}
    {{backward}}
        return dx, dgamma, dbeta{{no-gradients}}


# {{below}}
HERE = Path(__file__).resolve().parent
STEPS = "{{steps}}".split()
computed = {}


def keep(frame, event, _):
    if event == "return" and frame.f_code in (BatchNorm.forward.__code__, BatchNorm.backward.__code__):
        computed.update((step, frame.f_locals[step]) for step in STEPS if step in frame.f_locals)


def run():
    data = read("batch.json")
    x, gamma, beta, eps = tensor(data["x"]), features(data["gamma"]), features(data["beta"]), data["eps"]
    old_mean, old_var = (features(read("{{?statistics}}")[name]) for name in ("running_mean", "running_var"))
    momentum = {{?momentum}}
    for given in (x, gamma, beta):
        given.requires_grad_()
    out = BatchNorm.apply({{arguments}})
    if torch.is_tensor(out):
        out.backward(tensor(data["dout"]))


def tensor(numbers):
    return torch.tensor(numbers, dtype=torch.float64)


def features(numbers):
    return tensor(numbers){{like-features}}


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def save():
    answers = {step: computed[step].detach().numpy() for step in STEPS if torch.is_tensor(computed.get(step))}
    if answers:
        new = HERE / "answers.npz.new"
        with open(new, "wb") as file:
            np.savez(file, **answers)
        new.replace(HERE / "answers.npz")
    else:
        (HERE / "answers.npz").unlink(missing_ok=True)
    print("answers.npz:", ", ".join(answers) or "{{nothing}}")


def main():
    sys.setprofile(keep)
    try:
        run()
    except (TypeError, AttributeError, RuntimeError) as error:
        if "ellipsis" not in str(error):
            raise
        own = keep.__code__.co_filename
        place = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == own][-1]
        if place.name in ("forward", "backward"):
            print("{{stopped}}".format(place.lineno, place.line.split("  #")[0].rstrip()))
    finally:
        sys.setprofile(None)
        save()


if __name__ == "__main__":
    main()
