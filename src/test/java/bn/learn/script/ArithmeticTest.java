package bn.learn.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bn.prose.Language;
import bn.prose.Words;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {
    private static final Arithmetic ARITHMETIC = new Arithmetic(
            Map.of("sqrt", function("sqrt", Math::sqrt), "log", function("log", Math::log), "eps", 1e-5));

    private static Callable function(String name, DoubleUnaryOperator value) {
        return Arguments.function(name + "(x)", call -> value.applyAsDouble(call.number("x")));
    }

    /// The values are Python's.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "26/3; 8.666666666666666",
                "1e-12; 1e-12",
                " 13 ; 13",
                "-4; -4",
                "+4; 4",
                "sqrt(2); 1.4142135623730951",
                "3*sqrt(5); 6.708203932499369",
                "sqrt(eps/3)/2.41661; 0.0007554971047668237",
                "2**-3; 0.125",
                "10^-12; 1e-12",
                "-2²; -4",
                "3×(1＋2)÷2; 4.5",
                "√(9)−1; 2",
                "（1+２）·2; 6",
                "7 % 4 // 2; 1",
                "0.5e3; 500",
                ".5; 0.5"
            })
    void anExpressionIsReadAsItIsTyped(String typed, double value) {
        assertThat(ARITHMETIC.value(typed)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | found the end of the line; expected a number, a name, or an expression in brackets",
                "26/ | found the end of the line; expected a number, a name, or an expression in brackets",
                "3sqrt(5) | found 'sqrt'; expected an operator such as * or the end",
                "(1 | found the end of the line; expected a comma or ')'",
                "50% | found the end of the line; expected a number, a name, or an expression in brackets",
                "1,5 | this is no arithmetic; write one number with a point, such as 0.5, or an expression of numbers, + - * / **, parentheses and eps, log, sqrt",
                "range(3) | this is no arithmetic; write one number with a point, such as 0.5, or an expression of numbers, + - * / **, parentheses and eps, log, sqrt",
                "1 < 2 | this is no arithmetic; write one number with a point, such as 0.5, or an expression of numbers, + - * / **, parentheses and eps, log, sqrt",
                "sqr(2) | there is no name 'sqr' here (did you mean 'sqrt'?)",
                "sqrt | found a function; expected a number",
                "sqrt() | an argument is missing: x; the call is sqrt(x)",
                "sqrt(sqrt) | x was given a function; expected a number, as in sqrt(x)",
                "1/0 | this divides by 0; the divisor is to be another number",
                "1e200*1e200 | the result is no finite number; expected one up to 1.8e308",
                "log(0) | the result is no finite number; expected one up to 1.8e308",
                "9**9**9 | (9) ** (387420489) is too large; a number is at most 1.8e308"
            })
    void anythingElseIsRefusedWithASentence(String typed, String sentence) {
        assertThatThrownBy(() -> ARITHMETIC.value(typed))
                .isInstanceOf(ScriptProblem.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "True",
                "None",
                "'a'",
                "[1]",
                "(1, 2)",
                "[a for a in x]",
                "eps.x",
                "eps[0]",
                "eps[1:]",
                "1 and 2",
                "not 1",
                "1 if 1 else 2",
                "lambda: 1",
                "(lambda: 1)()",
                "1 == 1",
                "sum(1)",
                "x = 1",
                "1\n2",
                "def f():"
            })
    void noOtherPythonIsRead(String typed) {
        assertThatThrownBy(() -> ARITHMETIC.value(typed)).isInstanceOf(ScriptProblem.class);
    }

    @Test
    void aProblemIsSaidInBothLanguages() {
        assertThatThrownBy(() -> ARITHMETIC.value("sqr(2)"))
                .isInstanceOfSatisfying(
                        ScriptProblem.class,
                        problem -> assertThat(problem.sentence(Words.of(Language.ZH)))
                                .isEqualTo("这里没有名字 'sqr'（是不是想写 'sqrt'？）"));
    }

    @Test
    void aLongTextIsNotRead() {
        assertThatThrownBy(() -> ARITHMETIC.value("1+".repeat(100) + "1"))
                .hasMessage("is too long; at most 200 characters are read");
    }
}
