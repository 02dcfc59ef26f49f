package bn.net;

/// How well a network sorts rows into classes.
///
/// @param loss the cross entropy; infinite if it is no number
/// @param accuracy the share of rows for which the largest output is that of their class
public record Score(double loss, double accuracy) {
    /// The score on some rows, which leaves running statistics as they are.
    public static Score of(Sequence net, Labelled data, Phase phase) {
        Matrix z = net.forward(data.x(), phase);
        double loss = Loss.crossEntropy(z, data.labels()).value();
        int[] answers = Labelled.answers(z);
        int right = 0;
        for (int row = 0; row < answers.length; row++) {
            right += answers[row] == data.labels()[row] ? 1 : 0;
        }
        return new Score(Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss, (double) right / answers.length);
    }
}
