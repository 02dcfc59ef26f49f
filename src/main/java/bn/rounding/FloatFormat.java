package bn.rounding;

/// Binary floating point formats, the finest first.
public enum FloatFormat {
    /// float64.
    DOUBLE("float64", 0x1p-53, Double.MIN_VALUE),
    /// float32, the inputs rounded to it too.
    SINGLE("float32", 0x1p-24, 0x1p-150),
    /// float16, likewise.
    HALF("float16", 0x1p-11, 0x1p-25),
    /// bfloat16: the upper half of a float32.
    BRAIN("bfloat16", 0x1p-8, 0x1p-134);

    private final String dtype;
    private final double unitRoundoff;
    private final double underflow;

    FloatFormat(String dtype, double unitRoundoff, double underflow) {
        this.dtype = dtype;
        this.unitRoundoff = unitRoundoff;
        this.underflow = underflow;
    }

    /// To nearest, ties to even: what is cut off a float32 is half a unit of what stays, or less.
    private static double brain(double number) {
        int bits = Float.floatToRawIntBits((float) number);
        return Double.isNaN(number) ? number : Float.intBitsToFloat(bits + 0x7FFF + (bits >>> 16 & 1) & 0xFFFF0000);
    }

    /// As NumPy and PyTorch call it.
    public String dtype() {
        return dtype;
    }

    /// The largest relative error of one rounding.
    public double unitRoundoff() {
        return unitRoundoff;
    }

    /// The largest error of one rounding of a number however small.
    double underflow() {
        return underflow;
    }

    /// The number of this format that is nearest.
    public double round(double number) {
        return switch (this) {
            case DOUBLE -> number;
            case SINGLE -> (float) number;
            case HALF -> Float.float16ToFloat(Float.floatToFloat16((float) number));
            case BRAIN -> brain(number);
        };
    }

    /// What an input lost when it was taken over, relative.
    double ofInputs() {
        return this == DOUBLE ? 0 : unitRoundoff;
    }

    /// Whether a number is one of this format; of float32, also the shortest decimal that means one.
    boolean holds(double number) {
        return number == round(number)
                || (this == SINGLE && number == Double.parseDouble(Float.toString((float) number)));
    }
}
