package bn.graph;

import bn.formula.Expr;
import bn.formula.Expr.Ref;
import bn.graph.ReductionSchedule.Reduction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An environment in which one number is perturbed, evaluated for that number's feature. The reductions that
/// depend on it are computed again, all others are reused.
final class Perturbed extends Environment {
    private final Given.OneNumber place;
    private final Map<Reduction, Double> recomputed = new HashMap<>();
    private @Nullable Environment whole;

    Perturbed(Environment environment, Given.OneNumber place) {
        super(environment);
        this.place = place;
    }

    ReductionPlan plan(Expr expr) {
        return ReductionPlan.of(
                ReductionSchedule.of(
                        List.of(expr),
                        "",
                        this::computed,
                        reduction -> !isReachedIn(reduction.of(), reduction.reader())),
                this);
    }

    double number(Expr expr, ReductionPlan plan) {
        plan.run(this, place.feature(), shape().rows(), recomputed::put);
        return number(expr, "", place.feature());
    }

    private boolean isReachedIn(Expr expr, String reader) {
        return switch (expr) {
            case Ref(String name) when isPerturbed(name, reader) -> true;
            case Ref(String name) -> {
                Expr computed = computed(name);
                yield computed != null && isReachedIn(computed, name);
            }
            default -> expr.parts().stream().anyMatch(part -> isReachedIn(part, reader));
        };
    }

    private boolean isPerturbed(String name, String reader) {
        return place.name().equals(name) && place.isReadBy(reader);
    }

    @Override
    double sum(Reduction reduction, int feature) {
        Double sum = recomputed.get(reduction);
        return sum != null ? sum : super.sum(reduction, feature);
    }

    @Override
    double replaced(String name, String reader, int feature, double computed) {
        return isPerturbed(name, reader) ? place.value() : super.replaced(name, reader, feature, computed);
    }

    @Override
    public boolean isPatched(String name, String reader) {
        return isPerturbed(name, reader) || super.isPatched(name, reader);
    }

    @Override
    public boolean isPatched(String name, String reader, int feature, int from, int count) {
        return (isPerturbed(name, reader) && isAmong(from, count))
                || super.isPatched(name, reader, feature, from, count);
    }

    @Override
    public void patch(String name, String reader, int feature, int from, double[] numbers, int count) {
        super.patch(name, reader, feature, from, numbers, count);
        if (isPerturbed(name, reader) && isAmong(from, count)) {
            numbers[place.row() - from] = place.value();
        }
    }

    private boolean isAmong(int from, int count) {
        return place.row() >= from && place.row() - from < count;
    }

    /// A sum over other axes depends on other features too.
    @Override
    public void otherSums(Expr.SumOver sum, String reader, int feature, int from, double[] into, int count) {
        if (whole == null) {
            whole = with(place);
        }
        whole.otherSums(sum, reader, feature, from, into, count);
    }
}
