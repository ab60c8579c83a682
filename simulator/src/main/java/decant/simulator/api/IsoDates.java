package decant.simulator.api;

import decant.simulator.synthetic.Digits;

/** Dates of listings, straight into bytes. */
final class IsoDates {
    private static final int SECONDS_PER_DAY = 24 * 60 * 60;

    /** Days from 0000-03-01, with which 400-year eras begin, to 1970-01-01. */
    private static final int DAYS_TO_1970 = 719_468;

    private static final int DAYS_PER_ERA = 146_097;

    private IsoDates() {}

    /**
     * Writes {@code 2024-01-02T03:04:05.000Z}; the years 1970..9999 can be written.
     *
     * @return the position after it
     */
    static int write(long epochSecond, byte[] into, int at) {
        int second = (int) (epochSecond % SECONDS_PER_DAY);
        int end = writeDay((int) (epochSecond / SECONDS_PER_DAY), into, at);
        into[end] = 'T';
        end = Digits.decimal2(second / 3600, into, end + 1);
        into[end] = ':';
        end = Digits.decimal2(second / 60 % 60, into, end + 1);
        into[end] = ':';
        end = Digits.decimal2(second % 60, into, end + 1);
        into[end] = '.';
        into[end + 1] = '0';
        into[end + 2] = '0';
        into[end + 3] = '0';
        into[end + 4] = 'Z';
        return end + 5;
    }

    /** Howard Hinnant's algorithm: years begin in March, so that the leap day is their last. */
    private static int writeDay(int daysSince1970, byte[] into, int at) {
        int days = daysSince1970 + DAYS_TO_1970;
        int era = days / DAYS_PER_ERA;
        int dayOfEra = days - era * DAYS_PER_ERA;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        int end = Digits.decimal(year, 4, into, at);
        into[end] = '-';
        end = Digits.decimal2(month, into, end + 1);
        into[end] = '-';
        return Digits.decimal2(day, into, end + 1);
    }
}
