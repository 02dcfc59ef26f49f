# What the script of a lesson can use: plans of networks, data, training, and what can be asked of a network. A matrix
# is an array of rows by columns; of anything else that there are many of, there is a list. All that is drawn comes from
# one seed. `python3 FILE --answers` prints the answers of the exercises, too.
#
# The numbers are those of bn up to their last bits. A training that is not stable magnifies these, some of them tenfold
# in seven steps, so that after hundreds of steps its loss may be another one, as it would be with another seed.
import sys
from copy import copy, deepcopy
from types import SimpleNamespace

he, pi = math.sqrt(2), math.pi

# Some lessons let a training diverge.
np.seterr(over="ignore", invalid="ignore", divide="ignore")


def use(**settings):
    """Sets the seed."""
    globals().update(settings)


def _generator(of=0, run=0):
    """Seeds that are not the weights', so that data and batches stay the same where a network has more layers."""
    return Generator({"data": 1_000, "task": 5_000, "chance": 10_000, "batches": 20_000}.get(of, 0) + seed + 100 * run)


# Parts of a plan; a plan is a list of them. A part makes its layer from the number of its inputs, the generator of the
# weights, and that of dropout and noise.


def linear(units, gain=1, bias=True):
    return lambda inputs, weights, chance: Linear(inputs, units, gain, weights, bias)


def relu():
    return lambda inputs, weights, chance: Activation("relu")


def tanh():
    return lambda inputs, weights, chance: Activation("tanh")


def sigmoid():
    return lambda inputs, weights, chance: Activation("sigmoid")


def norm(momentum=0.1, learned=True, mistake=None):
    if mistake is not None:
        return lambda inputs, weights, chance: _Mistaken(inputs, momentum, learned, STEPS["train", mistake])
    return lambda inputs, weights, chance: BatchNormalization(inputs, momentum, learned)


def layer_norm():
    return lambda inputs, weights, chance: LayerNormalization(inputs)


def dropout(p):
    return lambda inputs, weights, chance: Dropout(p, chance)


def noise(shift, scale):
    return lambda inputs, weights, chance: Noise(shift, scale, chance)


def residual(branch):
    return lambda inputs, weights, chance: Residual(_layers(branch, inputs, weights, chance))


def _layers(plan, inputs, weights, chance):
    """Draws the weights, layer after layer."""
    layers = []
    for part in plan:
        layers.append(part(inputs, weights, chance))
        if isinstance(layers[-1], Linear):
            inputs = layers[-1].parameters[0][1].shape[1]
    return layers


def _drawn(plan, inputs, run=0):
    return Sequence(_layers(plan, inputs, _generator(run=run), _generator("chance", run)))


# Batch normalization step by step, as `bn steps` lists the steps: by mode and mistake, as far as the lesson needs them.
STEPS = {}


class _Mistaken(BatchNormalization):
    """Batch normalization with a mistake in its training passes."""

    def __init__(self, features, momentum, learned, steps):
        super().__init__(features, momentum, learned)
        self.steps = steps

    def forward(self, x, phase):
        if phase == "evaluation":
            return super().forward(x, phase)
        self.own, self.x = True, x
        step = self.run(np.zeros(x.shape))
        self.mu, self.var, self.xhat = step.mu, step.var, step.xhat
        return step.out

    def backward(self, d):
        if not self.own:
            return super().backward(d)
        step = self.run(d)
        self.gamma[2], self.beta[2] = step.dgamma, step.dbeta
        return step.dx

    def run(self, dout):
        return SimpleNamespace(**self.steps(self.x, self.gamma[1], self.beta[1], self.eps, dout))


# Data.


class Data:
    """Rows with a class each."""

    def __init__(self, x, labels):
        self.x, self.labels = x, labels


def spirals():
    return Data(*spiral_arms(3, 32, 0.15, _generator("data")))


def iris():
    return IRIS


def batch():
    return BATCH


def normals(rows, columns):
    return _generator().normals(rows, columns)


def task(training=96, test=600):
    """Rows of 8 numbers, which a network that nobody sees has sorted into three classes; of those for training, 15 %
    have a label drawn anew."""
    generator = _generator("task")
    # Weights from N(0, 1).
    plan = [linear(6, math.sqrt(8), False), tanh(), linear(3, math.sqrt(6), False)]
    teacher = Sequence(_layers(plan, 8, generator, generator))
    x = generator.normals(training + test, 8)
    labels = _answers(teacher.forward(x, "evaluation"))
    known = labels[:training].copy()
    for row in range(training):
        if generator.uniform() < 0.15:
            known[row] = generator.below(3)
    return SimpleNamespace(training=Data(x[:training], known), test=Data(x[training:], labels[training:]))


def of_class(data, label):
    return Data(data.x[data.labels == label], data.labels[data.labels == label])


def with_x(data, x):
    return Data(x, data.labels)


def standardized(data):
    return with_x(data, (data.x - data.x.mean(0)) / data.x.std(0))


# Networks.


class Network:
    """A network after what was done with it, with what passed through it last."""

    def __init__(self, sequence, history=()):
        self.sequence, self.history = sequence, list(history)
        self.outputs, self.gradients = sequence.outputs, sequence.gradients


def draw(plan, data):
    return Network(_drawn(plan, data.x.shape[1]))


def both_ways(plan, rows=64, width=16):
    """A batch of normal numbers forward, and a normal gradient backward."""
    generator = _generator()
    net = Sequence(_layers(plan, width, generator, generator))
    out = net.forward(generator.normals(rows, width), "own")
    net.backward(generator.normals(*out.shape))
    return Network(net)


def forward(plan, x):
    net = _drawn(plan, x.shape[1])
    net.forward(x, "own")
    return Network(net)


# What makes an optimizer: one that remembers serves one training.


def sgd(rate, decay=0):
    return lambda: Sgd(rate, decay)


def adam(rate):
    return lambda: Adam(rate)


def train(plan, data, optimizer, batch=32, steps=200, by_class=False, keep=None, run=0):
    net, chance, history = _drawn(plan, data.x.shape[1], run), _generator("batches", run), []

    def batches(step):
        """Different rows of all, or of one class, the classes in turn."""
        rows = np.flatnonzero(data.labels == step % 3) if by_class else np.arange(len(data.x))
        return rows[chance.choice(len(rows), batch)]

    def after():
        if keep is not None:
            history.append(keep(Network(net)))

    take_steps(net, data.x, data.labels, optimizer(), batches, steps, after)
    return Network(net, history)


def score(net, data):
    """With the batch's own statistics."""
    return _score(net, data, "own")


def evaluate(net, data):
    """With the running statistics."""
    return _score(net, data, "evaluation")


def _score(net, data, phase):
    z = net.sequence.forward(data.x, phase)
    loss, _ = cross_entropy(z, data.labels)
    right = _answers(z) == data.labels
    return SimpleNamespace(loss=math.inf if np.isnan(loss) else float(loss), accuracy=float(right.mean()))


def _answers(z):
    """The column of each row's largest number."""
    answers, rows = np.zeros(len(z), int), np.arange(len(z))
    for label in range(1, z.shape[1]):
        answers = np.where(z[:, label] > z[rows, answers], label, answers)
    return answers


def renewed(net, data):
    """The same network, whose running statistics are computed anew from all rows at once."""
    other = copy(net)
    other.sequence = deepcopy(net.sequence)
    for layer in _norms(other.sequence):
        layer.momentum, layer.batches = None, 0
    other.sequence.forward(data.x, "own")
    other.sequence.track()
    return other


def _norms(sequence):
    for layer in sequence.layers:
        if isinstance(layer, Sequence):
            yield from _norms(layer)
        elif isinstance(layer, BatchNormalization):
            yield layer


def outputs(net, kind):
    """What the layers of a kind made of the last batch."""
    return [y for layer, y in zip(net.sequence.layers, net.outputs) if layer.kind == kind]


def gradients(net, kind):
    """With respect to the inputs of the layers of a kind."""
    return [d for layer, d in zip(net.sequence.layers, net.gradients) if layer.kind == kind]


def parameters(net, name):
    return [_flat(numbers) for called, numbers, _ in net.sequence.parameters if called == name]


def parameter_gradients(net, name):
    return [_flat(gradient) for called, _, gradient in net.sequence.parameters if called == name]


def history(net):
    return net.history


def predicted(net, data):
    """The network after rows have passed through it in evaluation mode."""
    net.sequence.forward(data.x, "evaluation")
    return Network(net.sequence, net.history)


def running_means(net):
    return [layer.running_mean.tolist() for layer in _norms(net.sequence)]


def running_vars(net):
    return [layer.running_var.tolist() for layer in _norms(net.sequence)]


def batch_norm(x, gamma=1, beta=0, eps=1e-5, dout=None, mu=None, var=None, mistake=None):
    """The steps for one batch, in evaluation mode where mu and var are given: step.xhat is a matrix, step.mu a list."""
    given = dict(gamma=gamma, beta=beta) if mu is None else dict(gamma=gamma, beta=beta, mu=mu, var=var)
    inputs = {name: np.broadcast_to(value, x.shape[1]).astype(float) for name, value in given.items()}
    dout = np.zeros(x.shape) if dout is None else dout
    steps = STEPS["train" if mu is None else "eval", mistake](x=x, eps=eps, dout=dout, **inputs)
    return SimpleNamespace(**{name: value.tolist() if np.ndim(value) == 1 else value for name, value in steps.items()})


def gradient_error(net, data, name):
    """By how much the gradient of the first parameter with a name is off from central differences of the loss, as a
    share of these."""
    again, step = deepcopy(net.sequence), 1e-6
    again.backward(cross_entropy(again.forward(data.x, "own"), data.labels)[1])
    _, numbers, found = next(parameter for parameter in again.parameters if parameter[0] == name)
    differences = np.zeros(found.shape)
    for i in np.ndindex(found.shape):
        number, losses = numbers[i], []
        for numbers[i] in number + step, number - step:
            losses.append(cross_entropy(again.forward(data.x, "own"), data.labels)[0])
        numbers[i] = number
        differences[i] = (losses[0] - losses[1]) / (2 * step)
    whole = length(differences)
    return length(found - differences) / whole if whole > 0 else math.inf


def descent(column, target, optimizer, steps):
    """The gamma and beta of one column on their way down the gradient of the mean of (y - target)**2."""
    x, target, rule = matrix([column]), matrix([target]), optimizer()
    layer, way = BatchNormalization(1), SimpleNamespace(loss=[], gamma=[], beta=[], dgamma=[], dbeta=[])
    for step in range(steps + 1):
        if step > 0:
            rule.step(layer.parameters)
        off = layer.forward(x, "own") - target
        layer.backward(2 * off / len(x))
        way.loss.append(float((off**2).mean()))
        for name, numbers, gradient in layer.parameters:
            getattr(way, name).append(float(numbers[0]))
            getattr(way, "d" + name).append(float(gradient[0]))
    return way


# Matrices and lists.


def _flat(numbers):
    """All numbers of an array or a list, column after column."""
    return np.ravel(numbers, order="F").tolist()


def column(x, index):
    return x[:, index].tolist()


def row(x, index):
    return x[index].tolist()


def means(x):
    return x.mean(0).tolist()


def deviations(x):
    return x.std(0).tolist()


def spread(x):
    """How far the rows differ: the root of the mean of the columns' variances."""
    return math.sqrt(x.var(0).mean())


def mapped(function, x):
    return np.array([[function(number) for number in numbers] for numbers in x.tolist()])


def share(condition, x):
    """Of the numbers that are so."""
    return float(mapped(condition, x).mean())


def units(condition, x):
    """The number of columns of which all numbers are so."""
    return int(mapped(condition, x).all(0).sum())


def matrix(columns):
    return np.array(columns, float).T


def length(x):
    return math.hypot(*_flat(x))


def angle(a, b):
    """In degrees."""
    cosine = np.dot(_flat(a), _flat(b)) / (length(a) * length(b))
    return math.degrees(math.acos(min(max(cosine, -1), 1)))


def mean(x):
    return float(np.mean(x))


def std(x):
    return float(np.std(x))


def sqrt(x):
    return math.sqrt(x)


def exp(x):
    return math.exp(x)


def log(x):
    return math.log(x)


# What a lesson says and asks. Its words are in bn; here are its numbers.


def numbers(list, best=None):
    """A column of a table. The best number is marked."""
    chosen = {"least": min, "greatest": max}[best](filter(math.isfinite, list)) if best else None
    return [_shown(number) + "*" * (number == chosen) for number in list]


def bars(list):
    return numbers(list)


def log_bars(list):
    return numbers(list)


def _shown(value):
    return value if isinstance(value, str) else f"{float(value):.6g}"


def _columns(title, rows, columns):
    print(f"\n{title}")
    lines = [[_shown(label), *cells] for label, *cells in zip(rows, *columns)]
    widths = [max(map(len, cells)) for cells in zip(*lines)]
    for label, *cells in lines:
        print("  " + "  ".join([label.ljust(widths[0]), *map(str.rjust, cells, widths[1:])]))


def lesson(minutes):
    pass


def needs(name, condition):
    """Of a batch of one's own: `bn learn` refuses one without it."""


def play(x, gamma=None, beta=None, dout=None):
    pass


def table(name, *columns, rows=None):
    _columns(f"table {name}", rows or range(1, 1 + len(columns[0])), columns)


def plot(name, *lines, log=False):
    _columns(f"plot {name}, by step", range(1, 1 + max(map(len, lines))), [numbers(line) for line in lines])


def runs(courses):
    """Of several courses the middle one at each step. bn learn shows how far the others are from it, too."""
    return np.sort(np.array(courses), axis=0)[len(courses) // 2].tolist()


def claim(name, condition, share):
    if condition:
        print(f"claim {name}: holds, as with {'all' if share == 100 else f'at least {share}'} of the seeds 0 to 99")
    else:
        print(f"claim {name}: does not hold with this seed; it does with at least {share} of the seeds 0 to 99")


def _answer(*words):
    if "--answers" in sys.argv:
        print(*words)


def predict(right, among):
    _answer("prediction:", right)


def answer(name, number, within=0, factor=1):
    _answer(f"answer {name}:", _shown(number))


def wrong(name, id, number):
    _answer(f"wrong answer {name}, {id}:", _shown(number))


def choice(name, right, among):
    _answer(f"answer {name}:", right)


def trial(name, accepts, shows=None, most=1e6, whole=False):
    """`python3 FILE NAME=8` tries a number."""
    _answer(f"answer {name}: what the script accepts; {name}=8 behind the name of this file tries 8")
    for tried in (argument.split("=")[1] for argument in sys.argv if argument.startswith(name + "=")):
        came = "" if shows is None else f" {_shown(shows(float(tried)))},"
        print(f"trial {name}: {tried} gives{came} {'right' if accepts(float(tried)) else 'wrong'}")
