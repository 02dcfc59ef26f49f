package bn.learn.script;

import java.util.Optional;

/// A value with attributes: `run.loss`.
public interface Attributes {
    /// The attribute, or nothing where it has none of that name.
    Optional<Object> attribute(String name);
}
