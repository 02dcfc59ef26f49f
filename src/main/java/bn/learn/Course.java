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
        return lessons.stream()
                .filter(lesson -> lesson.name().equalsIgnoreCase(typed)
                        || String.valueOf(lesson.number()).equals(typed))
                .findFirst();
    }

    /// The first lesson that is not done; none if all are.
    public Optional<Lesson> open(LearnerProgress progress) {
        return lessons.stream()
                .filter(lesson -> !progress.isDone(lesson.name()))
                .findFirst();
    }

    /// The next lesson that is not done, after this one or else before it.
    Optional<Lesson> after(Lesson lesson, LearnerProgress progress) {
        return lessons.stream()
                .filter(other -> other.number() > lesson.number() && !progress.isDone(other.name()))
                .findFirst()
                .or(() -> open(progress));
    }
}
