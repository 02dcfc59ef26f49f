package bn.learn.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An expression of a script, with the line on which it begins.
public sealed interface Expression {
    int line();

    /// `1e-4`, `"sgd"`, `True`, `None`: a `Double`, a `String`, a `Boolean` or [bn.learn.script.None].
    record Constant(int line, Object value) implements Expression {}

    record Name(int line, String name) implements Expression {}

    record ListOf(int line, List<Expression> items) implements Expression {}

    record TupleOf(int line, List<Expression> items) implements Expression {}

    /// `[item for a, b in source if condition]`; the argument `item for ...` is the same.
    record Comprehension(int line, Expression item, List<Loop> loops) implements Expression {}

    /// One `for` of a comprehension, with the conditions behind it.
    record Loop(Target target, Expression source, List<Expression> conditions) {}

    record Call(int line, Expression function, List<Expression> positional, Map<String, Expression> named)
            implements Expression {}

    record Attribute(int line, Expression of, String name) implements Expression {}

    record Item(int line, Expression of, Expression index) implements Expression {}

    record Slice(int line, Expression of, Optional<Expression> from, Optional<Expression> to, Optional<Expression> step)
            implements Expression {}

    record Unary(int line, Operator.Unary operator, Expression operand) implements Expression {}

    record Binary(int line, Operator.Binary operator, Expression left, Expression right) implements Expression {}

    /// `a and b`: the first that is false, or else the last; of `or`, the first that is true.
    record Logic(int line, boolean and, Expression left, Expression right) implements Expression {}

    /// `a < b <= c`: true if each link is.
    record Comparison(int line, Expression first, List<Link> links) implements Expression {}

    /// A part of a comparison: `< b`.
    record Link(Operator.Comparing operator, Expression right) {}

    /// `yes if condition else no`
    record Choice(int line, Expression condition, Expression yes, Expression no) implements Expression {}

    record Lambda(int line, List<FunctionParameter> parameters, Expression result) implements Expression {}
}
