package bn.exercise;

import bn.batch.Printable;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.report.render.SpreadsheetText;
import java.util.List;

/// Somebody of a class who gets an exercise.
///
/// @param name as the list has it
/// @param folder in which the exercise lies
/// @param seed of its numbers
public record EnrolledStudent(String name, String folder, long seed) {
    /// A class as a report with a line for each.
    public static Report list(List<EnrolledStudent> learners) {
        return new Report(List.of(new Block.Fact(
                "students",
                new Datum.Objects(learners.stream().map(EnrolledStudent::facts).toList()))));
    }

    private List<Block.Fact> facts() {
        return List.of(
                new Block.Fact("name", new Datum.Text(SpreadsheetText.of(Printable.of(name)))),
                new Block.Fact("folder", new Datum.Text(folder)),
                new Block.Fact("seed", new Datum.WholeNumber(seed)));
    }
}
