package decant.s3.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** Reads times as {@code 2026-11-22T18:47:48.517Z}; the fraction is checked and dropped, as HEAD never tells one. */
final class Times {
    private static final int SECONDS_END = "2026-11-22T18:47:48".length();
    private static final byte[] ZERO_OFFSET = "+00:00".getBytes(US_ASCII);
    private static final int[] DAYS_BEFORE_MONTH = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final long DAYS_BEFORE_1970 = daysBeforeYear(1970);

    private Times() {}

    /** Seconds since 1970. */
    static long readSeconds(Text text) throws UnreadablePage {
        byte[] bytes = text.bytes();
        int at = text.begin();
        if (text.length() <= SECONDS_END
                || bytes[at + 4] != '-'
                || bytes[at + 7] != '-'
                || bytes[at + 10] != 'T'
                || bytes[at + 13] != ':'
                || bytes[at + 16] != ':'
                || !isUtcAfterFraction(bytes, at + SECONDS_END, text.end())) {
            throw unreadable(text);
        }
        int century = twoDigits(bytes, at);
        int yearOfCentury = twoDigits(bytes, at + 2);
        int month = twoDigits(bytes, at + 5);
        int day = twoDigits(bytes, at + 8);
        int hour = twoDigits(bytes, at + 11);
        int minute = twoDigits(bytes, at + 14);
        int second = twoDigits(bytes, at + 17);
        int year = century * 100 + yearOfCentury;
        if ((century | yearOfCentury | month | day | hour | minute | second) < 0
                || year == 0
                || month < 1
                || month > 12
                || day < 1
                || day > daysOf(month, year)
                || hour > 23
                || minute > 59
                || second > 59) {
            throw unreadable(text);
        }
        int leapDay = month > 2 && isLeap(year) ? 1 : 0;
        long days = daysBeforeYear(year) - DAYS_BEFORE_1970 + DAYS_BEFORE_MONTH[month - 1] + leapDay + day - 1;
        return ((days * 24 + hour) * 60 + minute) * 60 + second;
    }

    /** Stores written in Java spell the zone out; any zone but UTC is refused. */
    private static boolean isUtcAfterFraction(byte[] bytes, int begin, int end) {
        int at = begin;
        if (bytes[at] == '.') {
            at++;
            int fraction = at;
            while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
                at++;
            }
            if (at == fraction || at > fraction + 9) {
                return false;
            }
        }
        int left = end - at;
        return left == 1 ? bytes[at] == 'Z' : Arrays.equals(bytes, at, end, ZERO_OFFSET, 0, ZERO_OFFSET.length);
    }

    /** Negative if these are no two digits. */
    private static int twoDigits(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Integer.MIN_VALUE;
    }

    /** Days from the first day of the year 1 to the first day of this year. */
    private static long daysBeforeYear(int year) {
        int before = year - 1;
        return before * 365L + before / 4 - before / 100 + before / 400;
    }

    private static int daysOf(int month, int year) {
        return month == 2 && isLeap(year) ? 29 : DAYS_BEFORE_MONTH[month] - DAYS_BEFORE_MONTH[month - 1];
    }

    private static boolean isLeap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    private static UnreadablePage unreadable(Text text) {
        return new UnreadablePage(text.quoted() + " stands where a time such as 2026-11-22T18:47:48.517Z is due");
    }
}
