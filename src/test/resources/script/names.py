"""Names for the expressions."""
xs = [10, 20, 30, 40]
nested = [[1, 2], [3, 4, 5]]


def double(x):
    return 2 * x


def power(x, n=2):
    result = x ** n
    return result


def compose(f, g):
    return lambda x: g(f(x))


def adder(a):
    """What adds a."""
    def_like = a
    add = lambda b: def_like + b
    return add


def later(x):
    # What stands further down is known when it is called.
    return x + further


further = 100


def shadow(xs):
    return xs * 2


scaled = [double(x) for x in xs if x > 10], further


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
