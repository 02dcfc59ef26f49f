package bn.rounding;

/// Binary floating-point formats, from the finest to the coarsest.
public enum FloatFormat {
    DOUBLE("float64", 0x1p-53, Double.MIN_VALUE),
    /// float32, with inputs rounded to it too.
    SINGLE("float32", 0x1p-24, 0x1p-150),
    /// float16, with inputs rounded to it too.
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

    /// Rounds to nearest, ties to even. The discarded part of the float32 is at most half a unit of the rest.
    private static double brain(double number) {
        int bits = Float.floatToRawIntBits((float) number);
        return Double.isNaN(number) ? number : Float.intBitsToFloat(bits + 0x7FFF + (bits >>> 16 & 1) & 0xFFFF0000);
    }

    /// The dtype, as in NumPy and PyTorch.
    public String dtype() {
        return dtype;
    }

    /// The largest relative error of one rounding.
    public double unitRoundoff() {
        return unitRoundoff;
    }

    /// The largest absolute error of one rounding in the subnormal range.
    double underflow() {
        return underflow;
    }

    /// The nearest number of this format; one of 16 bits is the nearest to the nearest float32.
    public double round(double number) {
        return switch (this) {
            case DOUBLE -> number;
            case SINGLE -> (float) number;
            case HALF -> Float.float16ToFloat(Float.floatToFloat16((float) number));
            case BRAIN -> brain(number);
        };
    }

    /// Whether it has so few digits that formulas near each other often make the same numbers, as with 16 bits.
    public boolean isShort() {
        return unitRoundoff >= HALF.unitRoundoff;
    }

    /// The relative error of an input rounded to this format.
    double ofInputs() {
        return this == DOUBLE ? 0 : unitRoundoff;
    }

    /// Whether a number is representable in this format; for float32 also the shortest decimal of one.
    boolean holds(double number) {
        return number == round(number)
                || (this == SINGLE && number == Double.parseDouble(Float.toString((float) number)));
    }
}
