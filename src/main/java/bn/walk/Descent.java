package bn.walk;

import bn.batch.Decimal;
import bn.formula.Value;
import bn.graph.Given;
import bn.prose.Message;
import bn.query.QueryProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `descend`: γ and β moved a step down their gradients.
///
/// @param gamma how γ moves
/// @param beta how β moves
/// @param adam what Adam remembers after the step, if it makes it
record Descent(Optimizer optimizer, double rate, Move gamma, Move beta, Optional<AdamState> adam) {

    /// What Adam remembers of its steps so far.
    record AdamState(int steps, Optimizer.GradientMoments gamma, Optimizer.GradientMoments beta) {}

    /// A parameter before a step, its gradient, and the parameter after.
    record Move(String name, Value.PerFeature before, Value.PerFeature gradient, Value.PerFeature after) {}

    /// The step from a version on.
    ///
    /// @throws QueryProblem if a gradient has not the shape of its parameter, which a mistake may do, or the step
    ///     leads to what is no finite number
    static Descent of(Command.Descend asked, Version now) throws QueryProblem {
        Value.PerFeature dgamma = perFeature("dgamma", "gamma", now);
        Value.PerFeature dbeta = perFeature("dbeta", "beta", now);
        Optional<AdamState> adam =
                asked.optimizer() == Optimizer.ADAM ? Optional.of(after(now.adam(), dgamma, dbeta)) : Optional.empty();
        Value.PerFeature ofGamma =
                adam.map(state -> state.gamma().step(state.steps())).orElse(dgamma);
        Value.PerFeature ofBeta =
                adam.map(state -> state.beta().step(state.steps())).orElse(dbeta);
        return new Descent(
                asked.optimizer(),
                asked.rate(),
                move("gamma", dgamma, ofGamma, asked.rate(), now),
                move("beta", dbeta, ofBeta, asked.rate(), now),
                adam);
    }

    private static AdamState after(Optional<AdamState> before, Value.PerFeature dgamma, Value.PerFeature dbeta) {
        AdamState state = before.orElseGet(() -> new AdamState(
                0,
                Optimizer.GradientMoments.none(dgamma.features()),
                Optimizer.GradientMoments.none(dgamma.features())));
        return new AdamState(
                state.steps() + 1, state.gamma().with(dgamma), state.beta().with(dbeta));
    }

    private static Value.PerFeature perFeature(String gradient, String parameter, Version now) throws QueryProblem {
        if (now.trace().value(gradient) instanceof Value.PerFeature numbers) {
            return numbers;
        }
        throw new QueryProblem(Message.WALK_NO_DESCENT, gradient, parameter);
    }

    private static Move move(
            String name, Value.PerFeature gradient, Value.PerFeature direction, double rate, Version now)
            throws QueryProblem {
        Value.PerFeature before = perFeature(name, name, now);
        Value.PerFeature after = Optimizer.each(before, (number, feature) -> number - rate * direction.at(feature));
        for (double number : after.toArray()) {
            if (!Double.isFinite(number)) {
                throw new QueryProblem(Message.WALK_NOT_FINITE, name, Decimal.shortest(number));
            }
        }
        return new Move(name, before, gradient, after);
    }

    /// The change, with the command for it.
    Edit edit(Version now) {
        String which = optimizer == Optimizer.SGD ? "" : optimizer.word() + " ";
        return new Edit(
                CommandWord.DESCEND.word() + " " + which + Decimal.shortest(rate),
                List.of(new Given.OfValue(gamma.name(), gamma.after()), new Given.OfValue(beta.name(), beta.after())),
                Map.of(),
                false,
                now.mode(),
                adam);
    }
}
