package bn.learn.script;

import bn.learn.script.Operator.Unary;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Arithmetic as a learner types it, `26/3`, `1e-12`, `3*sqrt(5)`: numbers, `+ - * / // % **`, parentheses, and the
/// names that the caller knows. It never runs long.
public final class Arithmetic {
    private static final int LONGEST = 200;

    /// How else the same is typed: `^` on paper, full-width signs by a Chinese keyboard.
    private static final Map<Integer, String> SAME = Map.ofEntries(
            Map.entry((int) '^', "**"),
            Map.entry((int) '²', "**2"),
            Map.entry((int) '−', "-"),
            Map.entry((int) '×', "*"),
            Map.entry((int) '·', "*"),
            Map.entry((int) '÷', "/"),
            Map.entry((int) '√', "sqrt"),
            Map.entry((int) '。', "."));

    /// The first and the last of the full-width forms of ASCII, and how far they are from it.
    private static final int WIDE_FROM = 0xff01;

    private static final int WIDE_TO = 0xff5e;
    private static final int WIDE = 0xfee0;

    private static final Map<String, Object> PYTHON = new Builtins(new Limits()).functions();

    private final Map<String, Object> library;

    /// @param library names that may be used: numbers, and functions of numbers
    public Arithmetic(Map<String, Object> library) {
        this.library = Map.copyOf(library);
    }

    /// The value of what was typed, which is finite.
    ///
    /// @throws ScriptProblem if it is anything else; it has no place
    public double value(String typed) throws ScriptProblem {
        if (typed.length() > LONGEST) {
            throw new ScriptProblem(DataMessage.SCRIPT_TOO_LONG, LONGEST);
        }
        Expression expression = Script.expression(plain(typed.strip()));
        if (!isArithmetic(expression)) {
            throw new ScriptProblem(DataMessage.SCRIPT_ONLY_ARITHMETIC, names());
        }
        Object value = new Globals(new Script("", List.of()), library).evaluate(expression);
        if (!(value instanceof Double number)) {
            throw new ScriptProblem(DataMessage.SCRIPT_NOT_A, Values.kind(value), Values.aNumber());
        }
        if (!Double.isFinite(number)) {
            throw new ScriptProblem(DataMessage.SCRIPT_NOT_FINITE);
        }
        return number;
    }

    private static String plain(String typed) {
        return typed.codePoints()
                .mapToObj(c -> SAME.getOrDefault(c, Character.toString(c >= WIDE_FROM && c <= WIDE_TO ? c - WIDE : c)))
                .collect(Collectors.joining());
    }

    private Sentence names() {
        return Sentence.list(List.copyOf(new TreeSet<>(library.keySet())));
    }

    private boolean isArithmetic(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> constant.value() instanceof Double;
            case Expression.Name(int line, String name) -> isKnown(name);
            case Expression.Unary unary -> unary.operator() != Unary.NOT && isArithmetic(unary.operand());
            case Expression.Binary binary -> isArithmetic(binary.left()) && isArithmetic(binary.right());
            case Expression.Call call ->
                call.function() instanceof Expression.Name(int line, String name)
                        && isKnown(name)
                        && Stream.concat(call.positional().stream(), call.named().values().stream())
                                .allMatch(this::isArithmetic);
            case Expression.ListOf list -> false;
            case Expression.TupleOf tuple -> false;
            case Expression.Comprehension comprehension -> false;
            case Expression.Attribute attribute -> false;
            case Expression.Item item -> false;
            case Expression.Slice slice -> false;
            case Expression.Logic logic -> false;
            case Expression.Comparison comparison -> false;
            case Expression.Choice choice -> false;
            case Expression.Lambda lambda -> false;
        };
    }

    /// A name that is unknown everywhere is left to the evaluation, which says what is near; Python's functions are
    /// not for typing.
    private boolean isKnown(String name) {
        return library.containsKey(name) || !PYTHON.containsKey(name);
    }
}
