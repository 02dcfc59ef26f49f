package bn.learn.script;

import bn.prose.DataMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that an expression sees: those of the function or comprehension it stands in, of the ones around it, and
/// at last the script's.
final class Scope {
    private final Globals globals;
    private final @Nullable Scope around;
    private final Set<String> own;
    private final Map<String, Object> values = new HashMap<>();

    private Scope(Globals globals, @Nullable Scope around, Set<String> own) {
        this.globals = globals;
        this.around = around;
        this.own = own;
    }

    static Scope of(Globals globals) {
        return new Scope(globals, null, Set.of());
    }

    /// Within this one.
    ///
    /// @param names it has, which hide those around even before they have a value
    Scope inner(Set<String> names) {
        return new Scope(globals, this, names);
    }

    void give(String name, Object value) {
        values.put(name, value);
    }

    Object value(String name) {
        for (Scope scope = this; scope != null; scope = scope.around) {
            if (scope.own.contains(name)) {
                Object value = scope.values.get(name);
                if (value == null) {
                    throw new ScriptProblem(DataMessage.SCRIPT_NO_VALUE_YET, name);
                }
                return value;
            }
        }
        return globals.global(name);
    }
}
