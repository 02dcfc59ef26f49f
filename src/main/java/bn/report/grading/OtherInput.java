package bn.report.grading;

import bn.formula.Extent;
import bn.grading.catalogue.Exercise;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Input;
import bn.graph.Trace;

/// In what an exercise differs from one with other numbers.
record OtherInput(Exercise own, Exercise other) {
    /// The cell of the first input that differs in which it differs most.
    Cell cell() {
        return BatchNorm.INPUTS.stream()
                .map(Input::name)
                .filter(own::isGiven)
                .map(this::farthest)
                .filter(at -> difference(at) > 0)
                .findFirst()
                .orElseThrow();
    }

    private Cell farthest(String input) {
        Cell farthest = new Cell(input, 0, 0);
        int rows = own.input(input).extent() == Extent.BATCH ? own.shape().rows() : 1;
        for (int row = 0; row < rows; row++) {
            for (int feature = 0; feature < own.shape().features(); feature++) {
                Cell at = new Cell(input, row, feature);
                farthest = difference(at) > difference(farthest) ? at : farthest;
            }
        }
        return farthest;
    }

    private double difference(Cell at) {
        return Math.abs(number(own.right(), at) - number(other.right(), at));
    }

    /// The number of a cell.
    static double number(Trace trace, Cell at) {
        return trace.value(at.name()).numbers(at.feature(), at.row(), at.row() + 1)[0];
    }
}
