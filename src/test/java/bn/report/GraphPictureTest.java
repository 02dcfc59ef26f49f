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
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The drawing of the graph: that all steps of a mode are in it, and none over another.
class GraphPictureTest {
    private static final Pattern RECTANGLE = Pattern.compile(
            "<rect class=\"(?:box|input|plate)\" x=\"(\\d+)\" y=\"(\\d+)\" width=\"(\\d+)\" height=\"(\\d+)\"");

    private static final Pattern TEXT = Pattern.compile("<text class=\"(?:name|gradient)\"[^>]*>(\\w+)");

    private static String picture(Mode mode, Optional<Scope> scope) {
        return new GraphPicture(mode, Words.of(Language.EN), scope, new Cell("x", 2, 1)).svg();
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
    @EnumSource(Mode.class)
    void hasEachStepOnceAndTheGradientOfXToo(Mode mode) {
        String svg = picture(mode, Optional.empty());
        assertThat(TEXT.matcher(svg).results().map(found -> found.group(1)))
                .doesNotHaveDuplicates()
                .containsAll(
                        mode.table().graph().steps().stream().map(Step::name).toList())
                .contains("dx", "dout");
    }

    /// x and xmu are each read twice in training, once in evaluation.
    @ParameterizedTest
    @EnumSource(Mode.class)
    void addsWhatComesBackOnTwoWays(Mode mode) {
        String svg = picture(mode, Optional.empty());
        assertThat(svg.split("<circle class=\"join\"", -1)).hasSize(mode == Mode.TRAIN ? 3 : 1);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void nothingIsOverAnother(Mode mode) {
        apart(picture(mode, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "TRAIN")
    void nothingIsOverAnotherWithNumbersInIt(Mode mode) {
        Trace trace = Trace.of(BatchNorm.TABLE, Example.TELLING.shape(), Example.TELLING.inputs());
        apart(picture(mode, Optional.of(new Scope(trace, BatchNorm.TABLE, List.of("width", "tilt", "mass")))));
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
