package bn.learn.script;

import bn.batch.Decimal;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/// What the values of a script are.
final class Values {
    /// Beyond it, not every whole number is a double.
    private static final double LARGEST_WHOLE = 1L << 53;

    private Values() {}

    /// A value as scripts have it: each number is a `Double`, an array of numbers a list.
    static Object of(Object value) {
        return switch (value) {
            case Double number -> number;
            case Number number -> number.doubleValue();
            case double[] numbers ->
                DoubleStream.of(numbers).<Object>mapToObj(number -> number).toList();
            default -> value;
        };
    }

    /// Whether it is true where a truth value is asked for: what is 0 or empty is not.
    static boolean truth(Object value) {
        return switch (value) {
            case Boolean truth -> truth;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case List<?> list -> !list.isEmpty();
            case None none -> false;
            default -> true;
        };
    }

    /// True and false are the numbers 1 and 0 as well.
    static boolean isNumber(Object value) {
        return value instanceof Double || value instanceof Boolean;
    }

    static double number(Object value) {
        return switch (value) {
            case Double number -> number;
            case Boolean truth -> truth ? 1 : 0;
            default -> throw new ScriptProblem(DataMessage.SCRIPT_NOT_A, kind(value), aNumber());
        };
    }

    static double whole(Object value) {
        double number = number(value);
        if (number != Math.rint(number) || Math.abs(number) > LARGEST_WHOLE) {
            throw new ScriptProblem(DataMessage.SCRIPT_NOT_WHOLE, Decimal.shortest(number));
        }
        return number;
    }

    /// What a `for` runs over.
    static List<Object> items(Object value) {
        return switch (value) {
            case List<?> list -> Collections.unmodifiableList(list);
            case String text ->
                text.codePoints().<Object>mapToObj(Character::toString).toList();
            default -> throw new ScriptProblem(DataMessage.SCRIPT_NOT_A, kind(value), Sentence.of(DataMessage.A_LIST));
        };
    }

    /// A list that is finished.
    static List<Object> list(List<Object> items) {
        return Collections.unmodifiableList(new ArrayList<>(items));
    }

    static Sentence aNumber() {
        return Sentence.of(DataMessage.SCRIPT_NUMBER);
    }

    /// What a sentence calls a value.
    static Sentence kind(Object value) {
        return Sentence.of(
                switch (value) {
                    case Number number -> DataMessage.SCRIPT_NUMBER;
                    case Boolean truth -> DataMessage.SCRIPT_TRUTH;
                    case String text -> DataMessage.SCRIPT_TEXT;
                    case Tuple tuple -> DataMessage.SCRIPT_TUPLE;
                    case List<?> list -> DataMessage.A_LIST;
                    case None none -> DataMessage.SCRIPT_NONE;
                    case Callable function -> DataMessage.SCRIPT_FUNCTION;
                    default -> DataMessage.SCRIPT_OTHER_VALUE;
                });
    }
}
