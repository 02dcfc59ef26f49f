package bn.learn.script;

import bn.batch.Decimal;
import bn.prose.DataMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Takes items out of lists and texts: `x[0]`, `x[-1]`, `x[1:]`.
final class Items {
    private Items() {}

    static Object item(Object of, Object index) {
        List<Object> items = Values.items(of);
        double whole = Values.whole(index);
        double place = whole < 0 ? whole + items.size() : whole;
        if (place < 0 || place >= items.size()) {
            throw new ScriptProblem(DataMessage.SCRIPT_NO_ITEM, Decimal.shortest(whole), items.size());
        }
        return items.get((int) place);
    }

    /// A stretch, whose bounds may be beyond the ends.
    static Object slice(Object of, Optional<Object> from, Optional<Object> to, Optional<Object> step) {
        List<Object> items = Values.items(of);
        double by = step.map(Values::whole).orElse(1.0);
        if (by == 0) {
            throw new ScriptProblem(DataMessage.SCRIPT_STEP_ZERO);
        }
        int first = by > 0 ? 0 : -1;
        int last = by > 0 ? items.size() : items.size() - 1;
        double start =
                from.map(bound -> within(bound, items.size(), first, last)).orElse(by > 0 ? 0.0 : last);
        double end = to.map(bound -> within(bound, items.size(), first, last)).orElse((double) (by > 0 ? last : -1));
        List<Object> taken = new ArrayList<>();
        for (double i = start; by > 0 ? i < end : i > end; i += by) {
            taken.add(items.get((int) i));
        }
        return switch (of) {
            case String text -> taken.stream().map(String::valueOf).collect(Collectors.joining());
            case Tuple tuple -> new Tuple(Values.list(taken));
            default -> Values.list(taken);
        };
    }

    private static double within(Object bound, int size, int first, int last) {
        double whole = Values.whole(bound);
        return Math.clamp(whole < 0 ? whole + size : whole, first, last);
    }
}
