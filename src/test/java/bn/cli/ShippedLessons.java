package bn.cli;

import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.LessonSamples;
import bn.cli.io.Lessons;
import bn.cli.option.BatchOptions;
import bn.data.file.DataProblem;
import bn.learn.Course;
import bn.learn.LessonData;
import java.nio.file.Path;

/// The lessons that go with the program, and their data, for tests of other packages.
public final class ShippedLessons {
    private static final Path NOWHERE = Path.of("no-such-folder");

    private ShippedLessons() {}

    public static Course course() {
        return Lessons.course();
    }

    public static LessonData data() throws DataProblem {
        Surroundings surroundings = Run.Place.at(NOWHERE, NOWHERE).surroundings();
        return new LessonSamples(new InputLoader(surroundings), new BatchOptions(), _ -> {}).data();
    }
}
