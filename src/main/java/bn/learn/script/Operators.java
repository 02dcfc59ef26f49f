package bn.learn.script;

import bn.batch.Decimal;
import bn.learn.script.Operator.Binary;
import bn.learn.script.Operator.Unary;
import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.List;

/// What operators make of values, as in Python: of numbers, and `+` and `*` of lists and texts.
final class Operators {
    private final Limits limits;

    Operators(Limits limits) {
        this.limits = limits;
    }

    Object of(Unary operator, Object operand) {
        if (operator != Unary.NOT && !Values.isNumber(operand)) {
            throw new ScriptProblem(DataMessage.SCRIPT_OPERAND, operator.sign(), Values.kind(operand));
        }
        return switch (operator) {
            case NOT -> !Values.truth(operand);
            case MINUS -> -Values.number(operand);
            case PLUS -> Values.number(operand);
        };
    }

    Object of(Binary operator, Object left, Object right) {
        if (Values.isNumber(left) && Values.isNumber(right)) {
            return numbers(operator, Values.number(left), Values.number(right));
        }
        if (operator == Binary.PLUS) {
            if (left instanceof String one && right instanceof String other) {
                limits.make((double) one.length() + other.length());
                return one + other;
            }
            if (left instanceof List<?> one
                    && right instanceof List<?> other
                    && one instanceof Tuple == other instanceof Tuple) {
                return joined(one, other);
            }
        }
        if (operator == Binary.TIMES && left instanceof List<?> list && Values.isNumber(right)) {
            return repeated(list, right);
        }
        if (operator == Binary.TIMES && right instanceof List<?> list && Values.isNumber(left)) {
            return repeated(list, left);
        }
        throw new ScriptProblem(DataMessage.SCRIPT_OPERANDS, operator.sign(), Values.kind(left), Values.kind(right));
    }

    private List<Object> joined(List<?> one, List<?> other) {
        limits.make((double) one.size() + other.size());
        List<Object> items = new ArrayList<>(one);
        items.addAll(other);
        return like(one, items);
    }

    private List<Object> repeated(List<?> list, Object count) {
        double times = Math.max(0, Values.whole(count));
        limits.make(times * list.size());
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < times && !list.isEmpty(); i++) {
            items.addAll(list);
        }
        return like(list, items);
    }

    private static List<Object> like(List<?> model, List<Object> items) {
        List<Object> list = Values.list(items);
        return model instanceof Tuple ? new Tuple(list) : list;
    }

    private static double numbers(Binary operator, double left, double right) {
        boolean divides = operator == Binary.OVER || operator == Binary.FLOOR_OVER || operator == Binary.MODULO;
        if (divides && right == 0) {
            throw new ScriptProblem(DataMessage.SCRIPT_DIVIDED_BY_ZERO);
        }
        return switch (operator) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case OVER -> left / right;
            case FLOOR_OVER -> floorOver(left, right);
            case MODULO -> modulo(left, right);
            case POWER -> power(left, right);
        };
    }

    /// The remainder has the sign of the divisor.
    private static double modulo(double left, double right) {
        double remainder = left % right;
        if (remainder == 0) {
            return Math.copySign(0, right);
        }
        return remainder < 0 == right < 0 ? remainder : remainder + right;
    }

    /// Rounded down without the error of a division that was rounded up.
    private static double floorOver(double left, double right) {
        double remainder = modulo(left, right);
        double quotient = (left - remainder) / right;
        if (quotient == 0) {
            return Math.copySign(0, left / right);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static double power(double base, double exponent) {
        if (base == 1 || (base == -1 && Double.isInfinite(exponent))) {
            return 1;
        }
        if (base == 0 && exponent < 0) {
            throw new ScriptProblem(DataMessage.SCRIPT_DIVIDED_BY_ZERO);
        }
        double power = StrictMath.pow(base, exponent);
        boolean known = !Double.isNaN(base) && !Double.isNaN(exponent);
        if (known && Double.isNaN(power)) {
            throw new ScriptProblem(DataMessage.SCRIPT_NOT_REAL, Decimal.shortest(base), Decimal.shortest(exponent));
        }
        if (Double.isInfinite(power) && Double.isFinite(base) && Double.isFinite(exponent)) {
            throw new ScriptProblem(DataMessage.SCRIPT_TOO_LARGE, Decimal.shortest(base), Decimal.shortest(exponent));
        }
        return power;
    }
}
