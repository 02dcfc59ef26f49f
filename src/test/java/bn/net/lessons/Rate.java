package bn.net.lessons;

import static bn.net.Part.norm;
import static bn.net.Part.relu;

import bn.net.Labelled;
import bn.net.Optimizer;
import bn.net.Plan;
import java.util.Arrays;

/// Lesson 9: learning rates, and sizes of the first weights.
final class Rate implements Experiment {
    private static final double[] RATES = {0.01, 0.03, 0.1, 0.3, 1, 3};
    private static final double[] GAINS = {0.1, 0.3, Small.HE, 3, 10};

    @Override
    public Outcome run(int seed) {
        Labelled data = Small.spirals(seed);
        double[] plain = Arrays.stream(RATES)
                .map(rate -> plain(Small.HE, rate, seed, data))
                .toArray();
        double[] with = Arrays.stream(RATES)
                .map(rate -> with(Small.HE, rate, seed, data))
                .toArray();
        double[] plainGains =
                Arrays.stream(GAINS).map(gain -> plain(gain, 0.1, seed, data)).toArray();
        double[] withGains =
                Arrays.stream(GAINS).map(gain -> with(gain, 0.1, seed, data)).toArray();
        double adam = adam(plainPlan(Small.HE), seed, data);
        double adamWith = adam(withPlan(Small.HE), seed, data);
        Outcome outcome = new Outcome()
                .claim(96, "rate 1: with BN under 0.3", with[4] < 0.3)
                .claim(99, "rate 1: plain over 0.6", plain[4] > 0.6)
                .claim(99, "rate 1: lower with BN", with[4] < plain[4])
                .claim(100, "more rates under 0.3 with BN", low(with) > low(plain))
                .claim(99, "gain 0.1: plain over 1, with BN under 0.3", plainGains[0] > 1 && withGains[0] < 0.3)
                .claim(100, "gain 10: plain over 1, with BN under 0.3", plainGains[4] > 1 && withGains[4] < 0.3)
                .claim(97, "with BN under 0.3 at all gains", low(withGains) == GAINS.length)
                .claim(100, "Adam: plain lower than with BN", adam < adamWith)
                .number("Adam, plain", adam)
                .number("Adam, BN", adamWith);
        for (int i = 0; i < RATES.length; i++) {
            outcome.number("rate " + RATES[i] + ", plain", plain[i]).number("rate " + RATES[i] + ", BN", with[i]);
        }
        for (int i = 0; i < GAINS.length; i++) {
            outcome.number("gain " + GAINS[i] + ", plain", plainGains[i])
                    .number("gain " + GAINS[i] + ", BN", withGains[i]);
        }
        return outcome;
    }

    private static Plan plainPlan(double gain) {
        return Small.hidden(5, gain, relu());
    }

    private static Plan withPlan(double gain) {
        return Small.hidden(5, gain, norm(), relu());
    }

    private static double plain(double gain, double rate, int seed, Labelled data) {
        return Small.own(Small.trained(plainPlan(gain), seed, data, rate), data).loss();
    }

    private static double with(double gain, double rate, int seed, Labelled data) {
        return Small.own(Small.trained(withPlan(gain), seed, data, rate), data).loss();
    }

    private static double adam(Plan plan, int seed, Labelled data) {
        return Small.own(Small.trained(plan, seed, data, new Optimizer.Adam(0.01), 32, 200), data)
                .loss();
    }

    private static long low(double[] losses) {
        return Arrays.stream(losses).filter(loss -> loss < 0.3).count();
    }
}
