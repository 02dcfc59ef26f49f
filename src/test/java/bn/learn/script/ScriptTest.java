package bn.learn.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.batch.Decimal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A script means what Python says it means: expressions.txt was made by Python, with make.py beside it.
class ScriptTest {
    private static final Path FOLDER = Path.of("src/test/resources/script");

    static Stream<List<String>> expressions() throws IOException {
        return Files.readAllLines(FOLDER.resolve("expressions.txt")).stream()
                .map(line -> List.of(line.replace('⏎', '\n').split("  ⇒  ")));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionHasPythonsValue(List<String> line) throws IOException {
        Globals globals = globals(Files.readString(FOLDER.resolve("names.py")));
        String value;
        try {
            value = shown(globals.evaluate(Script.expression(line.getFirst())));
        } catch (ScriptProblem problem) {
            value = "!";
        }
        assertThat(value).isEqualTo(line.getLast());
    }

    private static String shown(Object value) {
        return switch (value) {
            case Double number -> Decimal.shortest(number);
            case Boolean truth -> truth ? "True" : "False";
            case None none -> "None";
            case String text -> '"' + text.replace("\n", "\\n").replace("\t", "\\t") + '"';
            case Tuple tuple -> shown(tuple, "(", ")");
            case List<?> list -> shown(list, "[", "]");
            default -> "a function";
        };
    }

    private static String shown(List<?> list, String open, String close) {
        return list.stream().map(ScriptTest::shown).collect(Collectors.joining(", ", open, close));
    }

    private static Globals globals(String text) {
        return globals(text, Map.of());
    }

    private static Globals globals(String text, Map<String, Object> library) {
        return new Globals(Script.parse("lesson.py", text), library);
    }

    /// What a screen does not ask for is not evaluated, and what it asks for twice is evaluated once.
    @Test
    void aNameIsEvaluatedWhenItIsAskedForAndThenKept() {
        List<String> run = new ArrayList<>();
        Callable train = Arguments.function("train(name)", call -> {
            run.add(call.text("name"));
            return run.size();
        });
        Globals globals = globals("""
                a = train("a")
                b = train("b")
                both = a + b
                c = train("c")
                """, Map.of("train", train));
        assertThat(run).isEmpty();
        assertThat(globals.value("both")).isEqualTo(3.0);
        assertThat(globals.value("a")).isEqualTo(1.0);
        assertThat(run).containsExactly("a", "b");
        assertThat(globals.names()).containsExactly("a", "b", "both", "c");
    }

    @Test
    void whatTheLibraryHasCanBeUsedAndHidden() {
        Globals globals = globals("x = seed + 1\nlen = 3\n", Map.of("seed", 7));
        assertThat(globals.value("x")).isEqualTo(8.0);
        assertThat(globals.value("seed")).isEqualTo(7.0);
        assertThat(globals.value("len")).isEqualTo(3.0);
    }

    @Test
    void aValueMayHaveAttributes() {
        record Run(double[] losses) implements Attributes {
            @Override
            public java.util.Optional<Object> attribute(String name) {
                return name.equals("losses") ? java.util.Optional.of(losses) : java.util.Optional.empty();
            }
        }
        Globals globals = globals("", Map.of("run", new Run(new double[] {3, 2, 1})));
        assertThat(globals.evaluate(Script.expression("run.losses[-1] < 1.5 and len(run.losses) == 3")))
                .isEqualTo(true);
        assertProblem(
                () -> globals.evaluate(Script.expression("run.loss")),
                "a value of another kind has no attribute 'loss'");
    }

    /// A call that stands alone is for whoever reads the script.
    @Test
    void aCallIsAStatement() {
        Script script = Script.parse("lesson.py", "left = 1e-6\nclaim(\"shrinks\", left < 1e-4, share=100)\n");
        List<Object> said = new ArrayList<>();
        Callable claim = Arguments.function(
                "claim(id, holds, share=95)",
                call -> said.addAll(List.of(call.text("id"), call.truth("holds"), call.whole("share"))));
        Globals globals = new Globals(script, Map.of("claim", claim));
        assertThat(script.statements().get(1)).isInstanceOfSatisfying(Statement.Call.class, statement -> {
            assertThat(statement.line()).isEqualTo(2);
            globals.evaluate(statement.call());
        });
        assertThat(said).containsExactly("shrinks", true, 100);
    }

    /// Each wrong line, with the place and the sentence.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = | lesson.py:1: found the end of the line; expected a number, a name, or an expression in brackets",
                "x = 1 2 | lesson.py:1: found '2'; expected an operator such as * or the end",
                "a = f(1⏎b = 2 | lesson.py:2: found 'b'; expected a comma, or ')' for the '(' of line 1",
                "while = 1 | lesson.py:1: a script has no 'while' here; it consists of NAME = EXPRESSION, of def, whose lines end in one return, and of calls",
                "import math | lesson.py:1: a script has no 'import' here; it consists of NAME = EXPRESSION, of def, whose lines end in one return, and of calls",
                "x += 1 | lesson.py:1: found '='; expected a number, a name, or an expression in brackets",
                "'a' | ",
                "3 | lesson.py:1: found '3'; expected NAME = EXPRESSION, a def, or a call",
                "x = 1⏎x = 2 | lesson.py:2: x has a value already, from line 1; a name has one value, so take another name",
                "def f(a):⏎  a = 2⏎  return a | lesson.py:2: a has a value already, from line 1; a name has one value, so take another name",
                "def f(a): return a | lesson.py:1: def f ends without its lines; indented lines are expected below it, the last of which is a return",
                "def f(a):⏎  b = a⏎c = 1 | lesson.py:3: found another indentation in def f; expected NAME = EXPRESSION or the return at its end",
                "def f(a):⏎  return a⏎  b = 1 | lesson.py:3: a line of a def stands behind its return, which is its last",
                "def f(a):⏎  b = 1⏎    return b | lesson.py:3: the line is indented otherwise than the one before; the lines of a def are indented alike, and nothing within them",
                "⏎ x = 1 | lesson.py:2: found another indentation; expected NAME = EXPRESSION, a def, or a call",
                "x = f(1 2) | lesson.py:1: found '2'; expected a comma or ')'",
                "x = 'a | lesson.py:1: a text in quotes is not closed",
                "x = a $ b | lesson.py:1: '$' means nothing here",
                "x = f(a=1, 2) | lesson.py:1: an argument without a name stands behind one with a name; put it in front, or name it",
                "def f(a=1, b):⏎  return a | lesson.py:1: the parameter b has no default and stands behind one that has; put it in front"
            })
    void aWrongScriptIsRefusedWithItsLine(String text, String sentence) {
        String script = text.replace('⏎', '\n');
        if (sentence == null) {
            assertThat(Script.parse("lesson.py", script).statements()).isEmpty();
        } else {
            assertProblem(() -> Script.parse("lesson.py", script), sentence);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x = lern | lesson.py:1: there is no name 'lern' here (did you mean 'learn'?)",
                "a = 1⏎x = a +⏎ | ",
                "y = x⏎x = y | lesson.py:1: the value of x is computed from itself; a name needs a value that can do without it",
                "x = [1,⏎ 1 / 0] | lesson.py:2: this divides by 0; the divisor is to be another number",
                "x = 1 + [1] | lesson.py:1: '+' cannot stand between a number and a list",
                "x = -[1] | lesson.py:1: '-' cannot stand before a list; it is for numbers",
                "x = [1][1] | lesson.py:1: there is no item [1]; the list has 1 item",
                "x = [1][0.5] | lesson.py:1: found 0.5; expected a whole number",
                "x = 3(1) | lesson.py:1: found a number; expected a function",
                "x = (-8) ** (1 / 3) | lesson.py:1: (-8) ** (0.3333333333333333) is no real number; a negative number has powers with whole exponents alone",
                "x = [a for a, b in [(1, 2, 3)]] | lesson.py:1: 3 values stand for 2 names; expected one for each",
                "x = learn(1, rate='a') | lesson.py:1: rate was given a text in quotes; expected a number, as in learn(plan, rate=0.1, steps=200)",
                "x = learn(1, steps=2.5) | lesson.py:1: steps was given 2.5; expected a whole number of at least 1, as in learn(plan, rate=0.1, steps=200)",
                "x = learn(1, steps=0) | lesson.py:1: steps was given 0; expected a whole number of at least 1, as in learn(plan, rate=0.1, steps=200)",
                "x = learn() | lesson.py:1: an argument is missing: plan; the call is learn(plan, rate=0.1, steps=200)",
                "x = learn(1, rat=2) | lesson.py:1: there is no argument 'rat' (did you mean rate?); the call is learn(plan, rate=0.1, steps=200)",
                "x = learn(1, 2, 3, 4) | lesson.py:1: 4 arguments without a name, where 3 are expected at most; the call is learn(plan, rate=0.1, steps=200)",
                "x = learn(1, plan=2) | lesson.py:1: the argument plan is given twice; give it once",
                "x = f(1, 2)⏎def f(a, b=2, c=[]):⏎  return d⏎d = f() | lesson.py:4: an argument is missing: a; the call is f(a, b=2, c=...)",
                "x = f(1)⏎def f(n):⏎  return f(n + 1) | lesson.py:3: expressions or calls are nested more than 300 deep",
                "x = [0] * 1000000 | lesson.py:1: a list or text becomes too long; it may have 100000 items",
                "x = f(1)⏎def f(a):⏎  b = c⏎  c = 1⏎  return b | lesson.py:3: c is used before it has its value; define it further up"
            })
    void aWrongValueIsRefusedWithItsLine(String text, String sentence) {
        Callable learn = Arguments.function("learn(plan, rate=0.1, steps=200)", call -> {
            return call.number("rate") + call.count("steps");
        });
        String script = text.replace('⏎', '\n');
        if (sentence == null) {
            assertThatThrownBy(() -> Script.parse("lesson.py", script)).isInstanceOf(ScriptProblem.class);
        } else {
            assertProblem(() -> globals(script, Map.of("learn", learn)).value("x"), sentence);
        }
    }

    /// A problem is no value: the next who asks is told the same.
    @Test
    void aProblemIsTheSameTwice() {
        Globals globals = globals("x = 1 / 0");
        for (int i = 0; i < 2; i++) {
            assertProblem(
                    () -> globals.value("x"), "lesson.py:1: this divides by 0; the divisor is to be another number");
        }
    }

    /// Lists can hold each other without being long; no evaluation runs long all the same.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sum(a * b for a in range(100000) for b in range(100000))",
                "sum(sum(range(100000)) for a in range(100000))",
                "len([[0] * 100000 + [1] for a in range(1000)])",
                "[[0] * 99999] * 99999 == [[0] * 99998 + [0]] * 99999",
                "[max(range(99999), key=lambda a: sum(range(99999)))]",
                "sorted([[0] * 9999 + [a] for a in range(9999)])",
                "(lambda f: f(f, 40))(lambda f, n: 1 if n < 2 else f(f, n - 1) + f(f, n - 2))"
            })
    void nothingRunsLong(String expression) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> globals("").evaluate(Script.expression(expression)))
                .isInstanceOf(ScriptProblem.class);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }

    /// What is as deep as a text can be is refused, or read, but never a crash.
    @ParameterizedTest
    @CsvSource({"(, 40000", "[, 40000", "-, 40000", "'not ', 20000", "'1+', 40000", "'f()', 2000", "'lambda:', 10000"})
    void nothingIsTooDeep(String piece, int times) {
        assertThatThrownBy(() -> globals("").evaluate(Script.expression(piece.repeat(times) + "1")))
                .isInstanceOf(ScriptProblem.class);
    }

    static void assertProblem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(ScriptProblem.class).hasMessage(sentence);
    }
}
