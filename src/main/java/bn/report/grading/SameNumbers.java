package bn.report.grading;

import bn.grading.Grade;
import bn.grading.judging.Answer;
import bn.grading.judging.JudgedAnswer;
import bn.report.grading.ClassMarks.Learner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// Who of a class handed in the same numbers as another, something wrong among them.
///
/// Right numbers may well be the same to the last digit. Where everyone has a batch of their own, numbers
/// that are right for one are wrong for the other.
final class SameNumbers {
    private SameNumbers() {}

    /// An answer to the last bit.
    private record Bits(String step, List<Integer> axes, List<Long> numbers) {
        static Bits of(Answer answer) {
            return new Bits(
                    answer.step(),
                    answer.axes(),
                    DoubleStream.of(answer.numbers())
                            .mapToObj(Double::doubleToLongBits)
                            .toList());
        }
    }

    /// The names of those with the same numbers, at least two in each list.
    static List<List<String>> of(List<Learner> learners) {
        Map<List<Bits>, List<Learner.Graded>> byNumbers = new LinkedHashMap<>();
        for (Learner learner : learners) {
            if (learner instanceof Learner.Graded graded) {
                byNumbers
                        .computeIfAbsent(bits(graded.grade()), _ -> new ArrayList<>())
                        .add(graded);
            }
        }
        return byNumbers.values().stream()
                .filter(same -> same.size() > 1
                        && same.stream().anyMatch(one -> !one.grade().isRight()))
                .map(same -> same.stream().map(Learner.Graded::who).toList())
                .toList();
    }

    private static List<Bits> bits(Grade grade) {
        return grade.answers().stream().map(JudgedAnswer::answer).map(Bits::of).toList();
    }
}
