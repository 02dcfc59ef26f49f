package bn.walk;

import bn.report.Report;
import java.util.Optional;

/// What a line of a walk led to.
///
/// @param walk where one stands after it
/// @param report what is to be shown
/// @param request what is to be read or written
/// @param understood whether the line meant something
/// @param ends whether the walk is over
public record Outcome(Walk walk, Report report, Optional<Request> request, boolean understood, boolean ends) {}
