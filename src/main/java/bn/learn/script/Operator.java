package bn.learn.script;

import java.util.Optional;
import java.util.stream.Stream;

/// The operators, as they are written.
public sealed interface Operator {
    String sign();

    /// Operators of one operand.
    enum Unary implements Operator {
        MINUS("-"),
        PLUS("+"),
        NOT("not");

        private final String sign;

        Unary(String sign) {
            this.sign = sign;
        }

        @Override
        public String sign() {
            return sign;
        }
    }

    /// Arithmetic, where `//` and `%` round down.
    enum Binary implements Operator {
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        OVER("/"),
        FLOOR_OVER("//"),
        MODULO("%"),
        POWER("**");

        private final String sign;

        Binary(String sign) {
            this.sign = sign;
        }

        @Override
        public String sign() {
            return sign;
        }

        static Optional<Binary> of(String sign) {
            return Stream.of(values())
                    .filter(operator -> operator.sign.equals(sign))
                    .findFirst();
        }
    }

    /// Operators that give true or false, and can be chained.
    enum Comparing implements Operator {
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        IN("in"),
        NOT_IN("not in");

        private final String sign;

        Comparing(String sign) {
            this.sign = sign;
        }

        @Override
        public String sign() {
            return sign;
        }

        static Optional<Comparing> of(String sign) {
            return Stream.of(values())
                    .filter(operator -> operator.sign.equals(sign))
                    .findFirst();
        }
    }
}
