package bn.learn.script;

import bn.batch.Decimal;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// The arguments of one call of a function of the library, each taken by the name of its parameter.
public final class Arguments {
    private final String signature;
    private final Map<String, Object> values;

    private Arguments(String signature, Map<String, Object> values) {
        this.signature = signature;
        this.values = values;
    }

    /// A function of the library.
    ///
    /// @param signature as a script calls it, and as a sentence about a wrong call shows it:
    ///     `train(plan, data, batch=32, steps=200)`; fallbacks are constants; `*parts` takes all further
    ///     arguments, as a list, and what stands behind that is given by name alone
    /// @param result what it makes of the arguments; any `Number` is a number in the script, a `double[]` a list
    /// @throws ScriptProblem if the signature is none
    public static Callable function(String signature, Function<Arguments, Object> result) {
        Signature parsed = Signature.of(signature);
        return (positional, named) -> result.apply(new Arguments(signature, parsed.bind(positional, named)));
    }

    /// Any value.
    public Object value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /// Whether it is other than `None`.
    public boolean given(String name) {
        return value(name) != None.NONE;
    }

    public double number(String name) {
        if (!Values.isNumber(value(name))) {
            throw problem(name, Values.aNumber(), Values.kind(value(name)));
        }
        return Values.number(value(name));
    }

    /// A whole number.
    public int whole(String name) {
        double number = number(name);
        if (number != (int) number) {
            throw problem(name, Sentence.of(DataMessage.SCRIPT_WHOLE), shown(number));
        }
        return (int) number;
    }

    /// A whole number that counts something: 1 or more.
    public int count(String name) {
        double number = number(name);
        if (number != (int) number || number < 1) {
            throw problem(name, Sentence.of(DataMessage.SCRIPT_COUNT), shown(number));
        }
        return (int) number;
    }

    public boolean truth(String name) {
        return value(name, Boolean.class, Sentence.of(DataMessage.SCRIPT_TRUTH));
    }

    public String text(String name) {
        return value(name, String.class, Sentence.of(DataMessage.SCRIPT_TEXT));
    }

    /// A list or a tuple.
    public List<Object> list(String name) {
        List<?> list = value(name, List.class, Sentence.of(DataMessage.A_LIST));
        return List.copyOf(list);
    }

    /// A list of numbers.
    public double[] numbers(String name) {
        List<Object> list = list(name);
        for (Object item : list) {
            if (!Values.isNumber(item)) {
                throw problem(name, Sentence.of(DataMessage.SCRIPT_NUMBERS), Values.kind(item));
            }
        }
        return list.stream().mapToDouble(Values::number).toArray();
    }

    public Callable function(String name) {
        return value(name, Callable.class, Sentence.of(DataMessage.SCRIPT_FUNCTION));
    }

    /// A value of a class of the library.
    ///
    /// @param kind what a sentence calls such a value
    public <T> T value(String name, Class<T> type, Sentence kind) {
        Object value = value(name);
        if (!type.isInstance(value)) {
            throw problem(name, kind, Values.kind(value));
        }
        return type.cast(value);
    }

    /// That an argument is not what it should be.
    ///
    /// @param expected what it should be
    public ScriptProblem problem(String name, Sentence expected, Sentence found) {
        return new ScriptProblem(DataMessage.SCRIPT_ARGUMENT_OF_OTHER_KIND, name, expected, found, signature);
    }

    private static Sentence shown(double number) {
        return Sentence.asItIs(Decimal.shortest(number));
    }
}
