package bn.walk;

import bn.report.block.Report;
import java.util.Optional;

/// The result of a line of the walk.
///
/// @param walk the new state
/// @param report to be shown
/// @param request a file to be read or written
/// @param understood whether the line was a valid command
/// @param ends whether the walk is over
public record Outcome(Walk walk, Report report, Optional<Request> request, boolean understood, boolean ends) {}
