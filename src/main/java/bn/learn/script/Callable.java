package bn.learn.script;

import java.util.List;
import java.util.Map;

/// What can be called: a function of the library, a `def` or a `lambda`.
public interface Callable {
    /// Calls it. Values are `Double`, `Boolean`, `String`, [None], lists, and whatever the library makes.
    ///
    /// @param named arguments by name, in the order in which they were written
    /// @throws ScriptProblem if the arguments are not right
    Object call(List<Object> positional, Map<String, Object> named);
}
