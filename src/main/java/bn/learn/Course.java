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

    /// Where a learner goes on: in the lesson that was open last, or else in the first one that is not done; nowhere if
    /// all are.
    public Optional<Lesson> open(LearnerProgress progress) {
        return progress.last()
                .flatMap(this::named)
                .filter(lesson -> !progress.isDone(lesson.name()))
                .or(() -> lessons.stream()
                        .filter(lesson -> !progress.isDone(lesson.name()))
                        .findFirst());
    }

    /// The next lesson that is not done, after this one or else before it.
    Optional<Lesson> after(Lesson lesson, LearnerProgress progress) {
        return lessons.stream()
                .filter(other -> other.number() > lesson.number() && !progress.isDone(other.name()))
                .findFirst()
                .or(() -> open(progress));
    }
}
