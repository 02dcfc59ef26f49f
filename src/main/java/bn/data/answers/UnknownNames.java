package bn.data.answers;

import bn.batch.Printable;
import bn.data.file.DataProblem;
import bn.prose.DataMessage;
import bn.prose.Message;
import bn.prose.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is said of names in files of answers that mean nothing: which step is near, and how one says what was meant.
///
/// @param names those that mean something
/// @param steps what there may be answers of
record UnknownNames(AnswerNames names, List<String> steps) {
    /// What stands for a step in an option, where none is near.
    private static final String ANY = "STEP";

    /// What a shell takes as it is.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.\\-]+");

    /// What a name given by an option cannot have, or a shell would not take between quotes.
    private static final Pattern UNSPEAKABLE = Pattern.compile("[,']|^\\s|\\s$|^$");

    /// Notes about names that were left out: each of a name that is nearly a step's, and one of all others.
    List<Sentence> notes(List<String> unknown) {
        List<Sentence> notes = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String name : unknown) {
            Optional<String> near = names.near(name, steps);
            near.ifPresentOrElse(
                    step -> notes.add(leftOut(List.of(name), Optional.of(meant(step)), takenSo(name, step))),
                    () -> others.add(name));
        }
        if (!others.isEmpty()) {
            notes.add(leftOut(others, Optional.empty(), ifNamed(others)));
        }
        return notes;
    }

    /// The problem of a name where nothing else is an answer.
    ///
    /// @param place where it stood
    DataProblem problem(String name, String place) {
        Optional<String> near = names.near(name, steps);
        return near.isPresent()
                ? problem(name, place, meant(near.get()), takenSo(name, near.get()))
                : isOfFile(name, place)
                        ? ofOneAnswer(name, place)
                        : problem(name, place, listed(), ifNamed(List.of(name)));
    }

    /// The problem of a name that was typed, or that of a file of one answer.
    ///
    /// @param place of the file
    DataProblem ofOneAnswer(String name, String place) {
        Sentence otherwise = isOfFile(name, place)
                ? Sentence.of(DataMessage.ANSWER_OF_OBJECT, place.replaceFirst(": $", ""))
                : listed();
        Sentence instead = names.near(name, steps).map(UnknownNames::meant).orElse(otherwise);
        return problem(name, place, instead, Optional.empty());
    }

    private static boolean isOfFile(String name, String place) {
        return place.contains(name + ".");
    }

    private static DataProblem problem(String name, String place, Sentence instead, Optional<Sentence> remedy) {
        return new DataProblem(place, DataMessage.ANSWER_UNKNOWN, Printable.quoted(name), instead, remedy);
    }

    private static Sentence leftOut(List<String> unknown, Optional<Sentence> instead, Optional<Sentence> remedy) {
        List<String> quoted = unknown.stream().map(Printable::quoted).toList();
        return Sentence.of(DataMessage.NOTE_UNKNOWN, Sentence.list(quoted), quoted.size(), instead, remedy);
    }

    private static Sentence meant(String step) {
        return Sentence.of(Message.DID_YOU_MEAN, step);
    }

    private Sentence listed() {
        return Sentence.of(DataMessage.ANSWERS_ARE, steps);
    }

    private static Optional<Sentence> takenSo(String name, String step) {
        return option(name, step).map(option -> Sentence.of(DataMessage.ANSWER_TAKEN_SO, option));
    }

    private static Optional<Sentence> ifNamed(List<String> unknown) {
        return unknown.stream()
                .flatMap(name -> option(name, ANY).stream())
                .findFirst()
                .map(option -> Sentence.of(DataMessage.ANSWER_IF_NAMED, unknown.size(), option));
    }

    /// What follows the option, as one types it.
    private static Optional<String> option(String name, String step) {
        String pair = name + "=" + step;
        return UNSPEAKABLE.matcher(name).find() || name.codePoints().anyMatch(Printable::isHidden)
                ? Optional.empty()
                : Optional.of(PLAIN.matcher(name).matches() ? pair : "'" + pair + "'");
    }
}
