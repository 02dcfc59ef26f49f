package bn.report;

import bn.batch.Decimal;
import bn.prose.Message;
import bn.prose.Words;
import bn.stats.Convention;
import bn.stats.Rules;

/// The rules of running statistics in words.
final class RulesText {
    private final Words words;

    RulesText(Words words) {
        this.words = words;
    }

    /// `pytorch (momentum 0.1 of the batch, variance divided by m−1)`, and whether that is only assumed.
    String of(Rules rules) {
        return text(rules.sayMomentum() ? Message.RULES : Message.RULES_ASSUMED, rules.convention());
    }

    /// The same for a convention that was named.
    String of(Convention convention) {
        return text(Message.RULES, convention);
    }

    private String text(Message rules, Convention convention) {
        String divisor = switch (convention.variance()) {
            case BIASED -> "m";
            case UNBIASED -> "m−1";
        };
        return words.say(rules, convention.name(), momentum(convention), divisor);
    }

    private String momentum(Convention convention) {
        if (convention.momentum().isEmpty()) {
            return words.say(Message.RULES_AVERAGE);
        }
        return words.say(
                switch (convention.meaning()) {
                    case OF_BATCH -> Message.RULES_OF_BATCH;
                    case OF_OLD -> Message.RULES_OF_OLD;
                },
                Decimal.shortest(convention.momentum().getAsDouble()));
    }
}
