package bn.learn;

import java.util.ArrayList;
import java.util.List;

/// What of a lesson is shown at once.
public sealed interface LessonPage {
    /// The question, and what can be predicted.
    record Question() implements LessonPage {}

    /// A screen of what the run shows.
    record Result(int screen) implements LessonPage {}

    /// An exercise.
    ///
    /// @param index of the exercise, from 0
    record Task(int index) implements LessonPage {}

    /// What people say, what of it is so, and the sources.
    record Belief(int screen) implements LessonPage {}

    /// The pages of a lesson in order.
    static List<LessonPage> all(LessonRun run, LessonText text) {
        List<LessonPage> pages = new ArrayList<>();
        pages.add(new Question());
        for (int screen = 0; screen < text.screens("result").size(); screen++) {
            pages.add(new Result(screen));
        }
        for (int index = 0; index < run.exercises().size(); index++) {
            pages.add(new Task(index));
        }
        for (int screen = 0; screen < text.screens("belief").size(); screen++) {
            pages.add(new Belief(screen));
        }
        return List.copyOf(pages);
    }
}
