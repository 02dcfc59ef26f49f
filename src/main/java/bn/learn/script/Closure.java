package bn.learn.script;

import bn.learn.script.Statement.Assign;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A `def` or a `lambda` with the names around it.
final class Closure implements Callable {
    private final Evaluator evaluator;
    private final Scope around;
    private final Signature signature;
    private final List<Assign> body;
    private final Expression result;
    private final Set<String> names;

    Closure(Evaluator evaluator, Scope around, Signature signature, List<Assign> body, Expression result) {
        this.evaluator = evaluator;
        this.around = around;
        this.signature = signature;
        this.body = body;
        this.result = result;
        this.names = new HashSet<>();
        signature.parameters().forEach(parameter -> names.add(parameter.name()));
        body.forEach(assign -> names.add(assign.name()));
    }

    @Override
    public Object call(List<Object> positional, Map<String, Object> named) {
        Scope inner = around.inner(names);
        signature.bind(positional, named).forEach(inner::give);
        for (Assign assign : body) {
            inner.give(assign.name(), evaluator.value(assign.value(), inner));
        }
        return evaluator.value(result, inner);
    }
}
