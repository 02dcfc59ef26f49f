package bn.learn.script;

import bn.learn.script.Operator.Comparing;
import bn.prose.DataMessage;
import java.util.Comparator;
import java.util.List;

/// Compares values as Python does: numbers, texts, and lists item by item.
final class Order {
    private final Limits limits;

    Order(Limits limits) {
        this.limits = limits;
    }

    boolean holds(Comparing operator, Object left, Object right) {
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> !equal(left, right);
            case IN -> contains(right, left);
            case NOT_IN -> !contains(right, left);
            case LESS, AT_MOST, GREATER, AT_LEAST -> ordered(operator, left, right);
        };
    }

    /// The order of a sorted list, in which NaN is last.
    Comparator<Object> comparator() {
        return (left, right) -> compare(Comparing.LESS, left, right);
    }

    private boolean ordered(Comparing operator, Object left, Object right) {
        boolean comparable = !isNaN(left) && !isNaN(right);
        int order = compare(operator, left, right);
        return comparable
                && switch (operator) {
                    case LESS -> order < 0;
                    case AT_MOST -> order <= 0;
                    case GREATER -> order > 0;
                    case AT_LEAST -> order >= 0;
                    case EQUAL, NOT_EQUAL, IN, NOT_IN -> throw new IllegalStateException();
                };
    }

    private static boolean isNaN(Object value) {
        return value instanceof Double number && number.isNaN();
    }

    private int compare(Comparing operator, Object left, Object right) {
        limits.spend(1);
        if (Values.isNumber(left) && Values.isNumber(right)) {
            double one = Values.number(left);
            double other = Values.number(right);
            return one == other ? 0 : Double.compare(one, other);
        }
        if (left instanceof String one && right instanceof String other) {
            return one.compareTo(other);
        }
        if (left instanceof List<?> one && right instanceof List<?> other && alike(one, other)) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                if (!equal(one.get(i), other.get(i))) {
                    return compare(operator, one.get(i), other.get(i));
                }
            }
            return Integer.compare(one.size(), other.size());
        }
        throw new ScriptProblem(DataMessage.SCRIPT_OPERANDS, operator.sign(), Values.kind(left), Values.kind(right));
    }

    private boolean equal(Object left, Object right) {
        limits.spend(1);
        if (Values.isNumber(left) && Values.isNumber(right)) {
            return Values.number(left) == Values.number(right);
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return alike(one, other) && one.size() == other.size() && sameItems(one, other);
        }
        return left.equals(right);
    }

    private boolean sameItems(List<?> one, List<?> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!equal(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// A tuple is no list.
    private static boolean alike(List<?> one, List<?> other) {
        return one instanceof Tuple == other instanceof Tuple;
    }

    private boolean contains(Object whole, Object part) {
        if (whole instanceof String text && part instanceof String piece) {
            return text.contains(piece);
        }
        if (whole instanceof List<?> list) {
            for (Object item : list) {
                if (equal(item, part)) {
                    return true;
                }
            }
            return false;
        }
        throw new ScriptProblem(
                DataMessage.SCRIPT_OPERANDS, Comparing.IN.sign(), Values.kind(part), Values.kind(whole));
    }
}
