package bn.walk;

/// How `set` changes a number: `x = 7` takes the place of it, `x += 7` is added to it.
enum Assignment {
    /// The new number in the place of the old.
    REPLACE("="),
    /// The sum of both.
    ADD("+="),
    /// The old number less the new.
    SUBTRACT("-="),
    /// The product of both.
    MULTIPLY("*="),
    /// The old number over the new.
    DIVIDE("/=");

    private final String sign;

    Assignment(String sign) {
        this.sign = sign;
    }

    /// As it is typed.
    String sign() {
        return sign;
    }

    /// What becomes of a number.
    double of(double old, double given) {
        return switch (this) {
            case REPLACE -> given;
            case ADD -> old + given;
            case SUBTRACT -> old - given;
            case MULTIPLY -> old * given;
            case DIVIDE -> old / given;
        };
    }
}
