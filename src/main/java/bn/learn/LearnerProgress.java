package bn.learn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// How far somebody has come.
///
/// @param lessons what was done in each, by name; the one that was open last comes last
public record LearnerProgress(SequencedMap<String, Entry> lessons) {
    /// Nothing done yet.
    public static final LearnerProgress NONE = new LearnerProgress(new LinkedHashMap<>());

    /// What was done in a lesson.
    ///
    /// @param seed of its numbers
    /// @param page where it was left
    /// @param prediction the letter, if one was given
    /// @param answers the right answers as they were typed, by exercise
    /// @param read whether its last page was reached
    public record Entry(long seed, int page, Optional<String> prediction, Map<String, String> answers, boolean read) {
        public Entry {
            if (page < 0) {
                throw new IllegalArgumentException("page " + page);
            }
            answers = Map.copyOf(answers);
        }

        /// A lesson that begins.
        public static Entry begun(long seed) {
            return new Entry(seed, 0, Optional.empty(), Map.of(), false);
        }

        Entry at(int newPage) {
            return new Entry(seed, newPage, prediction, answers, read);
        }

        Entry predicted(String letter) {
            return new Entry(seed, page, Optional.of(letter), answers, read);
        }

        Entry answered(String exercise, String answer) {
            Map<String, String> all = new LinkedHashMap<>(answers);
            all.put(exercise, answer);
            return new Entry(seed, page, prediction, all, read);
        }

        Entry finished() {
            return new Entry(seed, page, prediction, answers, true);
        }
    }

    public LearnerProgress {
        lessons = new LinkedHashMap<>(lessons);
    }

    public Optional<Entry> of(String lesson) {
        return Optional.ofNullable(lessons.get(lesson));
    }

    /// The lesson that was open last.
    Optional<String> last() {
        return lessons.isEmpty()
                ? Optional.empty()
                : Optional.of(lessons.lastEntry().getKey());
    }

    public LearnerProgress with(String lesson, Entry entry) {
        SequencedMap<String, Entry> all = new LinkedHashMap<>(lessons);
        all.putLast(lesson, entry);
        return new LearnerProgress(all);
    }

    /// Without a lesson, as if it had not been begun.
    public LearnerProgress without(String lesson) {
        SequencedMap<String, Entry> all = new LinkedHashMap<>(lessons);
        all.remove(lesson);
        return new LearnerProgress(all);
    }
}
