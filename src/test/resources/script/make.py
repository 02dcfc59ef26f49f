"""Makes expressions.txt: what Python says of each expression, and `!` where it refuses it.

The expressions use the names of names.py, which ScriptTest reads as a script of bn's.
"""
import pathlib

FOLDER = pathlib.Path(__file__).parent

EXPRESSIONS = r'''
1 + 2 * 3
(1 + 2) * 3
2 - 3 - 4
2 / 4 / 2
2 ** 3 ** 2
-2 ** 2
2 ** -1
(-2) ** 3
-2 ** -2
- - 3
+5
7 // 2
-7 // 2
7 // -2
7.5 // 2
0.3 // 0.1
1 // 0.1
-0.3 // 0.1
7 % 3
-7 % 3
7 % -3
-7 % -3
5.5 % 2
-5.5 % 2
6 % -3.5
0.3 % 0.1
1 / 3
26 / 3
1e-12
1e-4 * 1e4
.5 + 1.
1.5e3
2E+2
0 ** 0
0.0 ** -1
1 / 0
1 // 0
1 % 0
1.0 / 0.0
9 ** 0.5
10.0 ** 400
True + True
True * 3
-True
not 1
not 0
not ""
not []
not [0]
not None
not not "a"
1 < 2
1 < 2 < 3
1 < 3 < 2
3 > 2 >= 2 > 1
1 == 1.0 == True
1 != 2
1 < 2 == True
(1 < 2) == True
"a" < "b"
"abc" < "abd" <= "abd"
"a" == 'a'
"a" == 1
1 < "a"
[1] < 1
None < None
[1, 2] < [1, 3]
[1, 2] < [1, 2, 0]
[2] > [1, 9, 9]
(1, "a") < (1, "b")
[1, 2] == [1.0, 2]
[1, 2] == (1, 2)
[1] + (2,)
[1] < (2,)
None == None
None == 0
1 in [1, 2]
3 in [1, 2]
3 not in [1, 2]
"b" in "abc"
"d" not in "abc"
1 in "abc"
1 in 1
[1] in [[1], [2]]
1 in [1] == True
not 1 in [2]
1 and 2
0 and 2
1 or 2
0 or ""
[] or "empty"
1 and 0 or 3
0 or 1 and 2
not 0 and 1
1 or 1 / 0
0 and 1 / 0
1 if True else 2
1 if 0 else 2
1 if 0 else 2 if 0 else 3
(1 if 1 else 2) + 10
1 + 2 if 0 else 5
1 if 1 else 1 / 0
[1, 2, 3]
[]
[1, 2,]
()
(1,)
(1, 2)
(1, 2,)
[[1, 2], [3]]
[1, (2, "a"), None, True]
[1] * 3
3 * [1]
[1] * 0
[1] * -2
2 * [[1, 2]]
(1,) * 2
[1] * "a"
[1] * [2]
[1] + [2, 3]
(1,) + (2,)
"a" + "b"
"a" + 1
[1] - [1]
-[1]
-"a"
"a" - "b"
None + 1
xs[0]
xs[-1]
xs[3]
xs[4]
xs[-5]
xs[1:]
xs[:2]
xs[1:3]
xs[-2:]
xs[:-1]
xs[:]
xs[::2]
xs[::-1]
xs[2:0:-1]
xs[-100:100]
xs[5:]
xs[3:1]
xs[1:None]
xs[::0]
xs[0.5]
xs["a"]
"hello"[1]
"hello"[-3:]
(1, 2, 3)[1:]
nested[1][0]
nested[1][0] + xs[2] ** 2
1[0]
[x * x for x in xs]
[x for x in xs if x > 15]
[x for x in xs if x > 15 if x < 35]
[a + b for a, b in zip(xs, [1, 2, 3, 4])]
[a * b for a in [1, 2] for b in [10, 20]]
[a * b for a in [1, 2, 3] if a != 2 for b in [10, 20] if b > a * 8]
[y for row in nested for y in row]
[[y * 2 for y in row] for row in nested]
[a + b for (a, b) in [(1, 2), (3, 4)]]
[i * b for i, (a, b) in enumerate([(1, 2), (3, 4)])]
[i * b for i, (a, b) in enumerate([(1, 2), (3, 4)], start=1)]
[a for a, b in [(1, 2, 3)]]
[a for a, b in [1, 2]]
[a for a in 3]
[c for c in "abc"]
[f(1) for f in [lambda x: x + i for i in range(3)]]
[x for x in [x for x in xs]]
[x if x > 15 else -x for x in xs]
[(x, y) for x in [1, 2] for y in "ab"]
[lambda: x for x in xs][0]()
sum(x < 25 for x in xs)
sum((x for x in xs), 1)
sum([])
sum([[1], [2]], [])
sum([1, 2], start=10)
sum(["a"])
sum(3)
sum([1, True, 2.5])
min(3, 1, 2)
min([3, 1, 2])
max(xs)
max([])
max([], default=7)
min()
min(3)
max(1, "a")
min((loss, rate) for loss, rate in [(0.3, 1), (0.1, 2), (0.1, 0)])
max(xs, key=lambda x: -x)
max("a", "c", "b")
max([1, True])
min([(2, "b"), (2, "a")])
abs(-3)
abs(2.5)
abs("a")
abs(True)
len(xs)
len("abc")
len(3)
len()
len(xs, xs)
range(3)[1]
[i for i in range(3)]
[i for i in range(2, 5)]
[i for i in range(5, 0, -2)]
[i for i in range(0)]
[i for i in range(3, 3)]
[i for i in range(-2, 2)]
range(1, 2, 0)
range()
range(1, 2, 3, 4)
range(0.5)
all([1, 2])
all([1, 0])
all([])
any([0, 0])
any([0, 1])
any([])
all(x > 5 for x in xs)
any(x > 35 for x in xs)
round(2.5)
round(3.5)
round(-2.5)
round(-0.4)
round(2.675, 2)
round(0.125, 2)
round(1234, -2)
round(1250, -2)
round(1e300, 2)
round(1.5, 400)
round("a")
sorted([3, 1, 2])
sorted([3, 1, 2], reverse=True)
sorted(["b", "a"])
sorted([(2, "a"), (1, "b"), (1, "a")])
sorted(xs, key=lambda x: (x % 3, x))
sorted([(1, "a"), (0, "b"), (1, "c")], key=lambda p: p[0], reverse=True)
sorted([1, "a"])
sorted("cab")
[p for p in enumerate("ab")]
[p for p in zip([1, 2, 3], "ab")]
[p for p in zip()]
[p for p in zip([1])]
float(3)
float(True)
int(3.7)
int(-3.7)
int(-0.5)
int([1])
double(4)
double(x=4)
double()
double(1, 2)
double(y=1)
double(1, x=1)
power(3)
power(3, 3)
power(n=3, x=2)
power(3, n=4)
compose(double, double)(3)
compose(double, power)(3)
adder(3)(4)
later(2)
shadow(5)
scaled
fact(5)
fib(12)
(lambda: 7)()
(lambda a, b=2: a * b)(3)
(lambda a, b=2: a * b)(3, b=5)
(lambda a: lambda b: a - b)(5)(3)
(lambda xs: xs[0])([9])
(lambda a, a: 1)
(lambda a=1, b: 1)
double(1)(2)
3(4)
"a".b
nope
nope(1)
double(nope)
xs if nope else 1
1 if 1 else nope
1 +
(1
1)
[1, 2
[1 2]
1 2
a b
* 3
1 ** 
f(,)
[,]
(,)
xs[]
x = 1
lambda x
[for x in xs]
[x for in xs]
[x for x xs]
[x for x in]
1 if 2
1 else 2
double(x=1, 2)
double(x=1, x=2)
not
1 not 2
1 not in
"a
'a"
1e
1.2.3
2x
True = 1
None()
1 <> 2
$
1 ? 2
a.
.5.
"tab\tnew\nline \"quoted\" back\\slash"
'single "double"'
""
1, 2
1, 2 + 3, (4, 5)
(1 +
 2)
[1,
 # a comment
 2]
1 # a comment
'''

NAMES = (FOLDER / "names.py").read_text()


def shown(value):
    if value is None or isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        text = repr(float(value))
        return text[:-2] if text.endswith(".0") else text
    if isinstance(value, str):
        return '"' + value.replace("\n", "\\n").replace("\t", "\\t") + '"'
    if isinstance(value, list):
        return "[" + ", ".join(map(shown, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(shown, value)) + ")"
    return "a function"


def said(expression):
    names = {}
    exec(NAMES, names)
    try:
        return shown(eval(expression, names))
    except Exception:
        return "!"


def joined(text):
    """Lines that go on within brackets, as one expression each."""
    expressions = []
    for line in text.strip("\n").split("\n"):
        if line.startswith(" "):
            expressions[-1] += "\n" + line
        else:
            expressions.append(line)
    return expressions


if __name__ == "__main__":
    lines = [e.replace("\n", "⏎") + "  ⇒  " + said(e) + "\n" for e in joined(EXPRESSIONS)]
    (FOLDER / "expressions.txt").write_text("".join(lines))
