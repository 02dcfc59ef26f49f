package bn.data.print;

/// How a number was written, in digits: `-12.340e-5` has three behind its point, and the last stands for 10⁻⁸.
///
/// @param decimals behind the point
/// @param scale the place of the last digit: digits behind the point of the number without an exponent
/// @param significant from the first that is not 0
record NumberToken(int decimals, int scale, int significant) {
    static NumberToken of(String text) {
        int decimals = 0;
        int significant = 0;
        boolean behindPoint = false;
        int at = 0;
        for (; at < text.length() && (text.charAt(at) | ' ') != 'e'; at++) {
            char c = text.charAt(at);
            if (c == '.') {
                behindPoint = true;
            } else if (c >= '0' && c <= '9') {
                decimals += behindPoint ? 1 : 0;
                significant += significant > 0 || c != '0' ? 1 : 0;
            }
        }
        return new NumberToken(decimals, decimals - exponent(text, at), significant);
    }

    /// A number of more than four digits there is no double anyway.
    private static int exponent(String text, int at) {
        String digits = at < text.length() ? text.substring(at + 1) : "";
        return digits.matches("[-+]?[0-9]{1,4}") ? Integer.parseInt(digits) : 0;
    }
}
