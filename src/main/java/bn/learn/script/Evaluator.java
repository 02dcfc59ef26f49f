package bn.learn.script;

import bn.batch.Printable;
import bn.learn.script.Expression.Comprehension;
import bn.learn.script.Expression.Link;
import bn.learn.script.Expression.Loop;
import bn.prose.DataMessage;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Evaluates expressions. A problem is placed on the line of the innermost expression that has it.
final class Evaluator {
    private final String file;
    private final Limits limits;
    private final Operators operators;
    private final Order order;

    Evaluator(String file, Limits limits) {
        this.file = file;
        this.limits = limits;
        this.operators = new Operators(limits);
        this.order = new Order(limits);
    }

    Object value(Expression expression, Scope scope) {
        try {
            limits.enter();
        } catch (ScriptProblem problem) {
            throw problem.at(file, expression.line());
        }
        try {
            return of(expression, scope);
        } catch (ScriptProblem problem) {
            throw problem.at(file, expression.line());
        } finally {
            limits.leave();
        }
    }

    private Object of(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Constant constant -> constant.value();
            case Expression.Name name -> scope.value(name.name());
            case Expression.ListOf list -> values(list.items(), scope);
            case Expression.TupleOf tuple -> new Tuple(values(tuple.items(), scope));
            case Comprehension comprehension -> comprehension(comprehension, scope);
            case Expression.Call call -> call(call, scope);
            case Expression.Attribute attribute -> attribute(value(attribute.of(), scope), attribute.name());
            case Expression.Item item -> Items.item(value(item.of(), scope), value(item.index(), scope));
            case Expression.Slice slice -> slice(slice, scope);
            case Expression.Unary unary -> operators.of(unary.operator(), value(unary.operand(), scope));
            case Expression.Binary binary ->
                operators.of(binary.operator(), value(binary.left(), scope), value(binary.right(), scope));
            case Expression.Logic logic -> {
                Object left = value(logic.left(), scope);
                yield Values.truth(left) == logic.and() ? value(logic.right(), scope) : left;
            }
            case Expression.Comparison comparison -> comparison(comparison, scope);
            case Expression.Choice choice ->
                value(Values.truth(value(choice.condition(), scope)) ? choice.yes() : choice.no(), scope);
            case Expression.Lambda lambda -> closure("lambda", lambda.parameters(), List.of(), lambda.result(), scope);
        };
    }

    Closure closure(
            String name,
            List<FunctionParameter> parameters,
            List<Statement.Assign> body,
            Expression result,
            Scope scope) {
        Signature signature = Signature.of(name, parameters, fallback -> value(fallback, scope));
        return new Closure(this, scope, signature, body, result);
    }

    private List<Object> values(List<Expression> expressions, Scope scope) {
        List<Object> values = new ArrayList<>();
        expressions.forEach(expression -> values.add(value(expression, scope)));
        return Values.list(values);
    }

    private Object call(Expression.Call call, Scope scope) {
        Object function = value(call.function(), scope);
        if (!(function instanceof Callable callable)) {
            throw new ScriptProblem(
                    DataMessage.SCRIPT_NOT_A, Values.kind(function), Sentence.of(DataMessage.SCRIPT_FUNCTION));
        }
        List<Object> positional = values(call.positional(), scope);
        Map<String, Object> named = new LinkedHashMap<>();
        call.named().forEach((name, argument) -> named.put(name, value(argument, scope)));
        positional.forEach(this::spendOn);
        return Values.of(callable.call(positional, named));
    }

    /// A function may go through each of its arguments.
    private void spendOn(Object argument) {
        if (argument instanceof List<?> list) {
            limits.spend(list.size());
        }
    }

    private static Object attribute(Object of, String name) {
        Optional<Object> value = of instanceof Attributes some ? some.attribute(name) : Optional.empty();
        return Values.of(value.orElseThrow(
                () -> new ScriptProblem(DataMessage.SCRIPT_NO_ATTRIBUTE, Values.kind(of), Printable.brief(name))));
    }

    private Object slice(Expression.Slice slice, Scope scope) {
        Object of = value(slice.of(), scope);
        spendOn(of);
        return Items.slice(of, bound(slice.from(), scope), bound(slice.to(), scope), bound(slice.step(), scope));
    }

    private Optional<Object> bound(Optional<Expression> bound, Scope scope) {
        return bound.map(expression -> value(expression, scope)).filter(value -> value != None.NONE);
    }

    private boolean comparison(Expression.Comparison comparison, Scope scope) {
        Object left = value(comparison.first(), scope);
        for (Link link : comparison.links()) {
            Object right = value(link.right(), scope);
            if (!order.holds(link.operator(), left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private List<Object> comprehension(Comprehension comprehension, Scope scope) {
        Set<String> names = comprehension.loops().stream()
                .flatMap(loop -> loop.target().names())
                .collect(Collectors.toSet());
        List<Object> made = new ArrayList<>();
        // What the first loop runs over does not see the names of the loops.
        Object source = value(comprehension.loops().getFirst().source(), scope);
        run(comprehension, 0, source, scope.inner(names), made);
        return Values.list(made);
    }

    private void run(Comprehension comprehension, int depth, Object source, Scope scope, List<Object> made) {
        Loop loop = comprehension.loops().get(depth);
        for (Object item : Values.items(source)) {
            limits.spend(1);
            give(loop.target(), item, scope);
            if (!loop.conditions().stream().allMatch(condition -> Values.truth(value(condition, scope)))) {
                continue;
            }
            if (depth + 1 < comprehension.loops().size()) {
                Object next = value(comprehension.loops().get(depth + 1).source(), scope);
                run(comprehension, depth + 1, next, scope, made);
            } else {
                made.add(value(comprehension.item(), scope));
                limits.check(made.size());
            }
        }
    }

    private static void give(Target target, Object value, Scope scope) {
        switch (target) {
            case Target.One(String name) -> scope.give(name, value);
            case Target.Several(List<Target> parts) -> {
                List<Object> items = Values.items(value);
                if (items.size() != parts.size()) {
                    throw new ScriptProblem(DataMessage.SCRIPT_UNPACKED, parts.size(), items.size());
                }
                for (int i = 0; i < parts.size(); i++) {
                    give(parts.get(i), items.get(i), scope);
                }
            }
        }
    }
}
