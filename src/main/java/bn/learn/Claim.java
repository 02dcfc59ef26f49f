package bn.learn;

import bn.learn.script.Expression;

/// What a lesson asserts, as something that one run says yes or no to.
///
/// @param name as the texts call it
/// @param holds is true or false, once it is computed
/// @param share in how many of the seeds 0 to 99 it holds, at least
public record Claim(String name, Expression holds, int share) {}
