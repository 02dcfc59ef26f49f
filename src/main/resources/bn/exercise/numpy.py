# {{title}}
# {{task}}
import json
import sys
import traceback
from pathlib import Path

import numpy as np


def forward({{arguments}}):
    m = {{?rows-of-x}}
{{forward}}
    return out, ({{cache}}){{to-keep}}


def backward(dout, cache):
    {{?cache}} = cache
    m = {{?rows-of-dout}}
{{backward}}
    return dx, dgamma, dbeta


# {{below}}
HERE = Path(__file__).resolve().parent
STEPS = "{{steps}}".split()
computed = {}


def keep(frame, event, _):
    if event == "return" and frame.f_code in (forward.__code__, backward.__code__):
        computed.update((step, frame.f_locals[step]) for step in STEPS if step in frame.f_locals)


def run():
    data = read("batch.json")
    x, dout = np.array(data["x"], dtype=float), np.array(data["dout"], dtype=float)
    gamma, beta, eps = features(data["gamma"]), features(data["beta"]), data["eps"]
    old_mean, old_var = (features(read("{{?statistics}}")[name]) for name in ("running_mean", "running_var"))
    momentum = {{?momentum}}
    out, cache = forward({{arguments}})
    backward(dout, cache)


def features(numbers):
    return np.array(numbers, dtype=float){{like-features}}


def read(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def save():
    answers = {step: np.asarray(computed[step]) for step in STEPS if computed.get(step, ...) is not ...}
    answers = {step: numbers for step, numbers in answers.items() if numbers.dtype.kind in "biuf"}
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
    except (TypeError, AttributeError) as error:
        if "ellipsis" not in str(error):
            raise
        own = keep.__code__.co_filename
        place = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == own][-1]
        print("{{stopped}}".format(place.lineno, place.line.split("  #")[0].rstrip()))
    finally:
        sys.setprofile(None)
        save()


if __name__ == "__main__":
    main()
