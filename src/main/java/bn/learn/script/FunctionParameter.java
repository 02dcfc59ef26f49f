package bn.learn.script;

import java.util.Optional;

/// A parameter of a function.
///
/// @param fallback its value where a call gives none
/// @param rest whether it takes all further arguments without a name, as `*values` does; in signatures of the library
///     alone
public record FunctionParameter(String name, Optional<Expression> fallback, boolean rest) {}
