import java.util.Locale;

/**
 * Prints a table of prices of European call options under the Black–Scholes model, an example of a formula for which one
 * would want a fast surrogate: smooth, four inputs, exact values, no noise.
 *
 * <p>With the moneyness m = S/K, the volatility s, the time to maturity t in years and the interest rate r, the price
 * divided by the strike K is
 *
 * <pre>{@code
 * price = m·Φ(d) − e^(−r·t)·Φ(d − s·√t),    d = (ln m + (r + s²/2)·t) / (s·√t)
 * }</pre>
 *
 * <p>The inputs are the first {@value #ROWS} points of the Halton sequence in the bases 2, 3, 5 and 7, stretched over
 * their ranges and rounded to five decimals; the price of the rounded inputs is rounded to ten. Run it with
 *
 * <pre>{@code java examples/BlackScholesData.java > examples/black-scholes.csv}</pre>
 */
public final class BlackScholesData {

    private static final int ROWS = 1200;

    private BlackScholesData() {}

    /**
     * Prints the table.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        StringBuilder out = new StringBuilder("moneyness,volatility,maturity,rate,price\n");
        for (int i = 1; i <= ROWS; i++) {
            double moneyness = between(0.7, 1.3, halton(i, 2));
            double volatility = between(0.1, 0.5, halton(i, 3));
            double maturity = between(0.1, 2, halton(i, 5));
            double rate = between(0, 0.08, halton(i, 7));
            out.append(String.format(
                    Locale.ROOT,
                    "%.5f,%.5f,%.5f,%.5f,%.10f\n",
                    moneyness,
                    volatility,
                    maturity,
                    rate,
                    call(moneyness, volatility, maturity, rate)));
        }
        System.out.print(out);
    }

    /** Price of a European call over its strike; m = S/K, s volatility, t years, r rate. */
    static double call(double m, double s, double t, double r) {
        double spread = s * Math.sqrt(t);
        double d = (StrictMath.log(m) + (r + s * s / 2) * t) / spread;
        return m * normal(d) - StrictMath.exp(-r * t) * normal(d - spread);
    }

    /**
     * Φ(x), the standard normal distribution: 1/2 + φ(x)·(x + x³/3 + x⁵/(3·5) + …), all terms of one sign; absolute
     * error below 1e-15.
     */
    static double normal(double x) {
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + sum * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The digits of i in a base, mirrored at the point. */
    private static double halton(int i, int base) {
        double value = 0;
        double place = 1;
        for (int rest = i; rest > 0; rest /= base) {
            place /= base;
            value += place * (rest % base);
        }
        return value;
    }

    private static double between(double low, double high, double share) {
        return Math.round((low + share * (high - low)) * 1e5) / 1e5;
    }
}
