package bn.walk;

import static org.assertj.core.api.Assertions.assertThat;

import bn.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Expressions of a walk, and changes by them, on the sample: width is 1, 3, 2, 8, 4 and tilt -2, 0, -5, 1, -1.
class ExpressionsTest extends WalkScreens {
    @Test
    void functionsRunOverTheRows() {
        assertThat(after("p sum(x[:,tilt], axis=0)")).endsWith("-7");
        assertThat(after("p sum(x[:,tilt],axis = -2)")).endsWith("-7");
        assertThat(after("p max(x)")).endsWith("8     1    62");
        assertThat(after("p min(x)")).endsWith("1    -5    41");
        assertThat(after("p max(abs(x[:,tilt])) - 1")).endsWith("4");
        assertThat(after("p 1/m/2")).isEqualTo("1/m/2 = 0.1");
        assertThat(after("p abs(beta[tilt])")).isEqualTo("abs(beta[tilt]) = 1.1");
        // Divided by m, as the step is: (2.6² + 0.6² + 1.6² + 4.4² + 0.4²)/5.
        assertThat(after("p var(x[:,width])")).endsWith("5.84");
        assertThat(after("p max(abs(var(x) - var + 0*x))")).contains("\n0     0     0");
        assertThat(after("p std(x[:,width])^2 - 5.84 + 1")).endsWith("1");
    }

    @Test
    void otherAxesAreRefused() {
        assertThat(after("p sum(x, axis=1)")).contains("write axis=0");
        assertThat(after("p sum(x, axis=(0, 1))")).contains("write axis=0");
        assertThat(after("p sum(x, 0)")).contains("write axis=0");
        assertThat(after("p sqrt(eps, axis=0)")).startsWith("',' was not expected here");
        assertThat(after("p max(mu)")).startsWith("max runs over the rows");
        String images = Path.of("samples/images.json").toAbsolutePath().toString();
        Run run = here.with("COLUMNS", "200")
                .typing("p sum(x, axis=(0, 2, 3))\np sum(x)\np sum(x, axis=0)\n")
                .run("walk", "--input", images);
        String[] answers = run.out().split("bn> p sum\\(x.*\n");
        assertThat(answers[1].strip()).isEqualTo(answers[2].strip());
        assertThat(answers[3]).contains("write axis=(0, 2, 3)");
    }

    /// γ = √(σ²+ε) and β = μ give x back.
    @Test
    void aVectorIsSetByAnExpression() {
        String[] restored = {"set gamma = sqrtvar", "set beta = mu"};
        assertThat(after("p max(abs(out - x)) - 1", restored)).contains("\n-1    -1    -1");
        assertThat(after("p gamma - sqrtvar", restored)).contains("\n0     0     0");
        assertThat(after("p gamma[width]", restored[0], restored[1], "undo", "undo"))
                .isEqualTo("gamma[width] = 1.5");
    }

    @Test
    void aBatchIsSetByAnExpression() {
        assertThat(after("p x[4,mass]", "set x = 1000*x")).isEqualTo("x[4,mass] = 62000");
        assertThat(after("p x[:,width]", "set x[:,0] = x[:,0] + 100"))
                .contains("101")
                .contains("108");
        assertThat(after("p x[3,tilt]", "set x[:,0] = x[:,0] + 100")).isEqualTo("x[3,tilt] = 1");
        assertThat(after("p x[3,width]", "set x = x - mu", "set x = 2*x")).isEqualTo("x[3,width] = 8.8");
        assertThat(after("p x[3,width]", "set x = x - mu", "undo")).isEqualTo("x[3,width] = 8");
        assertThat(after("p x[2,tilt]", "set x[2,:] = x[3,:]")).isEqualTo("x[2,tilt] = 1");
        assertThat(after("p gamma[mass]", "set gamma = x[0,:]")).isEqualTo("gamma[mass] = 50");
        assertThat(after("p x[4,tilt]", "set x = gamma")).isEqualTo("x[4,tilt] = -0.7");
        assertThat(after("p gamma[0]", "set gamma = sum(x, axis=0)")).isEqualTo("gamma[0] = 18");
    }

    @Test
    void aNumberIsChangedByAnother() {
        assertThat(after("set x[0,0] += 1")).startsWith("x[0,0] = 2; it was 1.");
        assertThat(after("p x[0,0]", "set x[0,0] -= 3 + 1")).isEqualTo("x[0,0] = -3");
        assertThat(after("p x[3,0]", "set x[:,width]*=0.5")).isEqualTo("x[3,0] = 4");
        assertThat(after("p x[3,0]", "set x /= x[3,:]")).isEqualTo("x[3,0] = 1");
        assertThat(after("p gamma[mass]", "set gamma += 1, 2, 3")).isEqualTo("gamma[mass] = 5");
        assertThat(after("p x[1,tilt]", "set x -= 1, 2, 3")).isEqualTo("x[1,tilt] = -2");
        assertThat(after("set x[0,0] /= 0")).isEqualTo("x[0,0] /= 0 is inf, which is not a finite number");
    }

    @Test
    void whatDoesNotFitIsSaid() {
        assertThat(after("set gamma = x")).startsWith("'x' has the shape (5, 3) and gamma the shape (3,);");
        assertThat(after("set x[:,0] = x")).startsWith("'x' has the shape (5, 3) and x[:,0] the shape 5×1;");
        assertThat(after("set x[0,0] = mu"))
                .isEqualTo("'mu' has the shape (3,), and x[0,0] is one number; give a number");
        assertThat(after("set gamma = mu, 1, 2")).startsWith("'mu' has the shape (3,);");
        assertThat(after("set x = 1/(x-x)")).startsWith("1/(x-x) is inf");
        assertThat(after("set x +=")).isEqualTo("it is written set VALUE = EXPRESSION");
        assertThat(after("set += 1")).isEqualTo("it is written set VALUE = EXPRESSION");
        assertThat(after("set max(x) = 1")).startsWith("'max(x)' is not a value");
    }

    /// An expression has other numbers in the other mode, so a script makes each change in its own.
    @Test
    void aSavedExpressionIsTheSameAgain() throws IOException {
        String[] lines = {"mode eval", "set x[:,0] = xmu[:,0]", "mode train", "set x[:,1] -= mu[1]*x[:,0]"};
        String changed = after("p x", lines);
        here.typing(String.join("\n", lines) + "\nsave w.bn\n").run("walk");
        assertThat(Files.readString(folder.resolve("w.bn"))).contains("set x[:,1] -= mu[1]*x[:,0]");
        assertThat(after("p x", "load w.bn")).isEqualTo(changed);
    }
}
