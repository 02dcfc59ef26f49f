package bn.learn;

import java.util.List;
import java.util.Optional;

/// The lessons in order.
public record Course(List<Lesson> lessons) {
    public Course {
        lessons = List.copyOf(lessons);
    }

    /// The lesson with this name or number.
    public Optional<Lesson> named(String typed) {
        return withName(typed)
                .or(() -> lessons.stream()
                        .filter(lesson -> String.valueOf(lesson.number()).equals(typed))
                        .findFirst());
    }

    /// The lesson with this name. Within a lesson, a number may be an answer that was typed too early.
    Optional<Lesson> withName(String typed) {
        return lessons.stream()
                .filter(lesson -> lesson.name().equalsIgnoreCase(typed))
                .findFirst();
    }

    /// Where a learner goes on: in the lesson that was open last, or the first one that is not read to its end, or the
    /// first one with exercises left; nowhere if all are done.
    public Optional<Lesson> open(LearnerProgress progress) {
        return progress.last()
                .flatMap(this::named)
                .filter(lesson -> !lesson.state(progress).isRead())
                .or(() -> following(0, progress))
                .or(() -> withExercises(progress).stream().findFirst());
    }

    /// The next lesson that is not read to its end, after this one or else before it.
    Optional<Lesson> after(Lesson lesson, LearnerProgress progress) {
        return following(lesson.number(), progress).or(() -> following(0, progress));
    }

    private Optional<Lesson> following(int number, LearnerProgress progress) {
        return lessons.stream()
                .filter(lesson ->
                        lesson.number() > number && !lesson.state(progress).isRead())
                .findFirst();
    }

    /// The lessons whose exercises were skipped.
    List<Lesson> withExercises(LearnerProgress progress) {
        return lessons.stream()
                .filter(lesson -> lesson.state(progress) == LessonState.READ)
                .toList();
    }
}
