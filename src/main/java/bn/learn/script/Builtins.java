package bn.learn.script;

import bn.batch.Decimal;
import bn.learn.script.Operator.Binary;
import bn.learn.script.Operator.Comparing;
import bn.prose.DataMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The functions that Python has without a library. What makes an iterator there makes a list here.
final class Builtins {
    /// From these digits on, rounding changes no double, or leaves 0.
    private static final double MOST_DIGITS = 400;

    private final Limits limits;
    private final Operators operators;
    private final Order order;

    Builtins(Limits limits) {
        this.limits = limits;
        this.operators = new Operators(limits);
        this.order = new Order(limits);
    }

    Map<String, Object> functions() {
        return Map.ofEntries(
                function("len", "(items)", call -> items(call).size()),
                function("range", "(*bounds)", this::range),
                function("sum", "(items, start=0)", this::sum),
                function("min", "(*items, key=None, default=None)", call -> best(Comparing.LESS, call)),
                function("max", "(*items, key=None, default=None)", call -> best(Comparing.GREATER, call)),
                function("abs", "(number)", call -> Math.abs(call.number("number"))),
                function("zip", "(*lists)", this::zip),
                function("all", "(items)", call -> items(call).stream().allMatch(Values::truth)),
                function("any", "(items)", call -> items(call).stream().anyMatch(Values::truth)),
                function("round", "(number, digits=None)", Builtins::round),
                function("sorted", "(items, key=None, reverse=False)", this::sorted),
                function("enumerate", "(items, start=0)", Builtins::enumerate),
                function("float", "(number)", call -> call.number("number")),
                function("int", "(number)", call -> whole(call.number("number"))));
    }

    private static Map.Entry<String, Object> function(
            String name, String parameters, Function<Arguments, Object> result) {
        return Map.entry(name, Arguments.function(name + parameters, result));
    }

    private static List<Object> items(Arguments call) {
        return Values.items(call.value("items"));
    }

    private Object range(Arguments call) {
        double[] bounds =
                call.list("bounds").stream().mapToDouble(Values::whole).toArray();
        if (bounds.length < 1 || bounds.length > 3) {
            throw new ScriptProblem(DataMessage.SCRIPT_RANGE, bounds.length);
        }
        double start = bounds.length > 1 ? bounds[0] : 0;
        double stop = bounds.length > 1 ? bounds[1] : bounds[0];
        double step = bounds.length > 2 ? bounds[2] : 1;
        if (step == 0) {
            throw new ScriptProblem(DataMessage.SCRIPT_STEP_ZERO);
        }
        double count = Math.max(0, Math.ceil((stop - start) / step));
        limits.make(count);
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            numbers.add(start + i * step);
        }
        return Values.list(numbers);
    }

    private Object sum(Arguments call) {
        Object sum = call.value("start");
        for (Object item : items(call)) {
            sum = operators.of(Binary.PLUS, sum, item);
        }
        return sum;
    }

    /// The first of the least, or of the largest: of several arguments, or of the items of one.
    private Object best(Comparing operator, Arguments call) {
        List<Object> given = call.list("items");
        List<Object> items = given.size() == 1 ? Values.items(given.getFirst()) : given;
        if (items.isEmpty()) {
            if (given.isEmpty() || !call.given("default")) {
                throw new ScriptProblem(DataMessage.SCRIPT_NOTHING_TO_COMPARE);
            }
            return call.value("default");
        }
        Object best = items.getFirst();
        Object bestKey = key(call, best);
        for (Object item : items.subList(1, items.size())) {
            Object key = key(call, item);
            if (order.holds(operator, key, bestKey)) {
                best = item;
                bestKey = key;
            }
        }
        return best;
    }

    /// By what an item is compared.
    private static Object key(Arguments call, Object item) {
        return call.given("key") ? Values.of(call.function("key").call(List.of(item), Map.of())) : item;
    }

    private Object sorted(Arguments call) {
        record Keyed(Object key, Object item) {}
        List<Keyed> keyed = new ArrayList<>();
        items(call).forEach(item -> keyed.add(new Keyed(key(call, item), item)));
        // A reversed comparator leaves those that are equal in their order, as Python does.
        Comparator<Object> comparator =
                call.truth("reverse") ? order.comparator().reversed() : order.comparator();
        keyed.sort(Comparator.comparing(Keyed::key, comparator));
        return keyed.stream().map(Keyed::item).toList();
    }

    private Object zip(Arguments call) {
        List<List<Object>> lists =
                call.list("lists").stream().map(Values::items).toList();
        int shortest = lists.stream().mapToInt(List::size).min().orElse(0);
        limits.make((double) shortest * lists.size());
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < shortest; i++) {
            int row = i;
            rows.add(new Tuple(lists.stream().map(list -> list.get(row)).toList()));
        }
        return Collections.unmodifiableList(rows);
    }

    private static Object enumerate(Arguments call) {
        double number = Values.whole(call.value("start"));
        List<Object> pairs = new ArrayList<>();
        for (Object item : items(call)) {
            pairs.add(new Tuple(List.of(number, item)));
            number++;
        }
        return Collections.unmodifiableList(pairs);
    }

    /// To the nearest, of two the even one; in decimals, by the exact value of the double.
    private static Object round(Arguments call) {
        double number = call.number("number");
        if (!call.given("digits")) {
            return whole(Math.rint(number));
        }
        double digits = Values.whole(call.value("digits"));
        if (!Double.isFinite(number) || digits > MOST_DIGITS) {
            return number;
        }
        double rounded = digits < -MOST_DIGITS
                ? 0
                : new BigDecimal(number)
                        .setScale((int) digits, RoundingMode.HALF_EVEN)
                        .doubleValue();
        return Math.copySign(rounded, number);
    }

    private static double whole(double number) {
        if (!Double.isFinite(number)) {
            throw new ScriptProblem(DataMessage.SCRIPT_NOT_WHOLE, Decimal.shortest(number));
        }
        // Zero has no sign there.
        return (number < 0 ? Math.ceil(number) : Math.floor(number)) + 0.0;
    }
}
