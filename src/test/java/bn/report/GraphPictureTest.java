package bn.report;

import static org.assertj.core.api.Assertions.assertThat;

import bn.exact.Example;
import bn.graph.BatchNorm;
import bn.graph.Cell;
import bn.graph.Mode;
import bn.graph.Step;
import bn.graph.Trace;
import bn.prose.Language;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.GraphPicture.Direction;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The drawing of the graph: that all steps of a mode are in it, and none over another.
class GraphPictureTest {
    private static final Pattern RECTANGLE = Pattern.compile(
            "<rect class=\"(?:box|input|plate)\" x=\"(\\d+)\" y=\"(\\d+)\" width=\"(\\d+)\" height=\"(\\d+)\"");

    private static final Pattern TEXT = Pattern.compile("<text class=\"(?:name|gradient)\"[^>]*>(\\w+)");

    private static String picture(Mode mode, Optional<Scope> scope, Direction direction) {
        return new GraphPicture(mode, Words.of(Language.EN), scope, new Cell("x", 2, 1), direction).svg();
    }

    private static Stream<Arguments> modesAndDirections() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(Direction.values()).map(direction -> Arguments.of(mode, direction)));
    }

    private record Rectangle(int left, int top, int width, int height) {
        boolean isOver(Rectangle other) {
            return left < other.left + other.width
                    && other.left < left + width
                    && top < other.top + other.height
                    && other.top < top + height;
        }
    }

    private static List<Rectangle> rectangles(String svg) {
        return RECTANGLE
                .matcher(svg)
                .results()
                .map(found -> new Rectangle(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3)),
                        Integer.parseInt(found.group(4))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modesAndDirections")
    void hasEachStepOnceAndTheGradientOfXToo(Mode mode, Direction direction) {
        String svg = picture(mode, Optional.empty(), direction);
        assertThat(TEXT.matcher(svg).results().map(found -> found.group(1)))
                .doesNotHaveDuplicates()
                .containsAll(
                        mode.table().graph().steps().stream().map(Step::name).toList())
                .contains("dx", "dout");
    }

    /// x and xmu are each read twice in training, once in evaluation.
    @ParameterizedTest
    @MethodSource("modesAndDirections")
    void addsWhatComesBackOnTwoWays(Mode mode, Direction direction) {
        String svg = picture(mode, Optional.empty(), direction);
        assertThat(svg.split("<circle class=\"join\"", -1)).hasSize(mode == Mode.TRAIN ? 3 : 1);
    }

    @ParameterizedTest
    @MethodSource("modesAndDirections")
    void nothingIsOverAnother(Mode mode, Direction direction) {
        apart(picture(mode, Optional.empty(), direction));
    }

    @ParameterizedTest
    @EnumSource(Direction.class)
    void nothingIsOverAnotherWithNumbersInIt(Direction direction) {
        Trace trace = Trace.of(BatchNorm.TABLE, Example.TELLING.shape(), Example.TELLING.inputs());
        Scope scope = new Scope(trace, BatchNorm.TABLE, List.of("width", "tilt", "mass"));
        apart(picture(Mode.TRAIN, Optional.of(scope), direction));
    }

    private static void apart(String svg) {
        List<Rectangle> all = rectangles(svg);
        assertThat(all).hasSizeGreaterThan(10);
        for (Rectangle one : all) {
            assertThat(all.stream().filter(other -> other != one && other.isOver(one)))
                    .as(one.toString())
                    .isEmpty();
        }
    }
}
