package decant.s3.survey;

import decant.store.StoreException;
import java.util.Map;

/**
 * What a bucket turned out to be.
 *
 * @param region where it is, as its requests are signed
 * @param aws whether it is on AWS itself, so that its prices and limits hold
 * @param settings an answer for each
 */
public record Survey(String region, boolean aws, Map<Setting, SettingAnswer> settings, UploadsAnswer uploads) {
    public Survey {
        settings = Map.copyOf(settings);
    }

    /** The answer for a setting. */
    public SettingAnswer of(Setting setting) {
        return settings.getOrDefault(setting, new SettingAnswer.NotKnown("nobody asked", false));
    }

    /** Somebody to ask. */
    @FunctionalInterface
    public interface Question {
        /**
         * Asks for everything, by fifteen requests at once.
         *
         * @throws StoreException if the bucket as a whole cannot be asked
         */
        Survey ask() throws StoreException;
    }
}
