package bn.grading.catalogue;

import bn.formula.Value;
import bn.graph.Mode;
import bn.stats.Convention;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The exercises that are likely to have been computed in place of the one that was set, those without a
/// number to solve for.
public final class OtherExercises {
    /// Besides the defaults of the conventions: of Darknet, of many hand-written layers, of older frameworks.
    private static final double[] OTHER_EPS = {1e-8, 1e-12, 1e-6, 1e-7, 1e-4, 1e-2, 1e-10};

    private static final Set<Double> LIKELIEST_EPS = Set.of(1e-5, 1e-3, 1e-8);

    private OtherExercises() {}

    /// All of them, as hypotheses.
    public static List<Hypothesis> likely(Exercise exercise) {
        List<OtherExercise> others = new ArrayList<>();
        eps(exercise).forEach(others::add);
        if (exercise.isGiven("dout")) {
            douts(exercise).forEach(others::add);
        }
        if (!isNewLayer(exercise)) {
            others.add(OtherExercise.Parameters.ofNewLayer(exercise));
        }
        exercise.convention()
                .filter(_ -> exercise.mode() == Mode.TRAIN)
                .ifPresent(own -> conventions(own).forEach(others::add));
        return others.stream().map(other -> Hypothesis.of(other, exercise)).toList();
    }

    /// The likeliest, which are tried together with a mistake: the ε of PyTorch, of Keras, and 1e-8; dout all 1; γ = 1
    /// and β = 0.
    public static List<Hypothesis> likeliest(Exercise exercise) {
        return likely(exercise).stream()
                .filter(hypothesis -> hypothesis.causes().stream().allMatch(OtherExercises::isLikeliest))
                .toList();
    }

    private static boolean isLikeliest(Cause cause) {
        return switch (cause) {
            case OtherExercise.Eps(double eps, double _) -> LIKELIEST_EPS.contains(eps);
            case OtherExercise.ConstantDout(double number, double _) -> number == 1;
            case OtherExercise.Parameters _ -> true;
            case OtherExercise.Momentum _,
                    OtherExercise.OfConvention _,
                    OtherExercise.ScaledDout _,
                    OtherExercise.RowOrder _,
                    OtherExercise.Statistics _,
                    Mistake _,
                    Mutation _,
                    FurtherSlip _ -> false;
        };
    }

    private static Stream<OtherExercise> eps(Exercise exercise) {
        double own = ((Value.One) exercise.input("eps")).number();
        return DoubleStream.concat(Convention.ALL.stream().mapToDouble(Convention::eps), DoubleStream.of(OTHER_EPS))
                .distinct()
                .filter(eps -> eps != own)
                .mapToObj(eps -> new OtherExercise.Eps(eps, 0));
    }

    /// The gradient of a sum and of means of out, and that of a mean where that of a sum is meant. A dout over m is
    /// among the mistakes.
    private static Stream<OtherExercise> douts(Exercise exercise) {
        double rows = exercise.shape().rows();
        double features = exercise.shape().features();
        double examples = exercise.shape().examples();
        Stream<OtherExercise> constant = DoubleStream.of(1, 1 / rows, 1 / (rows * features), 1 / examples)
                .distinct()
                .mapToObj(number -> new OtherExercise.ConstantDout(number, 0));
        Stream<OtherExercise> scaled = DoubleStream.of(2, 1 / (rows * features), 1 / examples, 1 / features)
                .distinct()
                .filter(factor -> factor != 1 && factor != 1 / rows)
                .mapToObj(factor -> new OtherExercise.ScaledDout(factor, 0));
        return Stream.concat(constant, scaled);
    }

    /// Whether γ = 1 and β = 0, so that out is xhat.
    static boolean isNewLayer(Exercise exercise) {
        Value.PerFeature gamma = (Value.PerFeature) exercise.input("gamma");
        Value.PerFeature beta = (Value.PerFeature) exercise.input("beta");
        return DoubleStream.of(gamma.toArray()).allMatch(number -> number == 1)
                && DoubleStream.of(beta.toArray()).allMatch(number -> number == 0);
    }

    /// Those that differ in more than the momentum.
    private static Stream<OtherExercise> conventions(Convention own) {
        return Convention.ALL.stream()
                .filter(other -> other.variance() != own.variance())
                .map(OtherExercise.OfConvention::new);
    }
}
