package bn.learn.script;

import bn.batch.Printable;
import bn.learn.script.Statement.Assign;
import bn.learn.script.Statement.Define;
import bn.learn.script.Statement.Definition;
import bn.prose.DataMessage;
import bn.prose.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The values of a script. Each is evaluated when it is first asked for, and then kept, so a script costs what is
/// asked of it. To be used by one thread at a time.
public final class Globals {
    private final Evaluator evaluator;
    private final Scope scope = Scope.of(this);
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Object> library = new HashMap<>();
    private final Map<String, Object> values = new HashMap<>();

    /// The names that are being evaluated.
    private final Set<String> begun = new LinkedHashSet<>();

    /// @param library what the script can use besides its own names and Python's functions: numbers, each [Callable],
    ///     and whatever these understand. A definition of the script hides what has its name here.
    public Globals(Script script, Map<String, Object> library) {
        Limits limits = new Limits();
        this.evaluator = new Evaluator(script.name(), limits);
        this.library.putAll(new Builtins(limits).functions());
        library.forEach((name, value) -> this.library.put(name, Values.of(value)));
        script.definitions().forEach(definition -> definitions.put(definition.name(), definition));
    }

    /// The value of a name of the script or the library.
    ///
    /// @throws ScriptProblem if there is no such name, or its value cannot be computed
    public Object value(String name) {
        Definition definition = definitions.get(name);
        return evaluate(new Expression.Name(definition == null ? 1 : definition.line(), name));
    }

    /// The value of an expression of the script, or of one that stands beside it.
    ///
    /// @throws ScriptProblem if it cannot be computed
    public Object evaluate(Expression expression) {
        return evaluator.value(expression, scope);
    }

    /// The names that the script defines, in order.
    public List<String> names() {
        return List.copyOf(definitions.keySet());
    }

    /// A name as an expression sees it.
    Object global(String name) {
        Object kept = values.get(name);
        if (kept != null) {
            return kept;
        }
        Definition definition = definitions.get(name);
        if (definition == null) {
            return ofLibrary(name);
        }
        if (!begun.add(name)) {
            throw new ScriptProblem(DataMessage.SCRIPT_CIRCLE, name);
        }
        try {
            Object value = defined(definition);
            values.put(name, value);
            return value;
        } finally {
            begun.remove(name);
        }
    }

    private Object defined(Definition definition) {
        return switch (definition) {
            case Assign assign -> evaluator.value(assign.value(), scope);
            case Define define ->
                evaluator.closure(define.name(), define.parameters(), define.body(), define.result(), scope);
        };
    }

    private Object ofLibrary(String name) {
        Object value = library.get(name);
        if (value == null) {
            Set<String> known = new TreeSet<>(library.keySet());
            known.addAll(definitions.keySet());
            throw new ScriptProblem(
                    DataMessage.SCRIPT_NO_NAME,
                    Printable.quoted(name),
                    Suggestion.within(name, known, Printable::quoted));
        }
        return value;
    }
}
