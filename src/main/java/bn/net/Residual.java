package bn.net;

import java.util.List;

/// `y = x + branch(x)`.
///
/// Source: He et al. (2016), "Deep residual learning for image recognition".
public final class Residual implements Layer {
    private final Sequence branch;

    /// A branch and what goes past it.
    ///
    /// @param branch whose output is as wide as its input
    public Residual(Sequence branch) {
        this.branch = branch;
    }

    public Sequence branch() {
        return branch;
    }

    @Override
    public Matrix forward(Matrix x, Phase phase) {
        return x.plus(branch.forward(x, phase));
    }

    @Override
    public Matrix backward(Matrix dout) {
        return dout.plus(branch.backward(dout));
    }

    @Override
    public List<Parameter> parameters() {
        return branch.parameters();
    }

    @Override
    public void track() {
        branch.track();
    }
}
