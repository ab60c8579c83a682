/**
 * What a plan asks of a bucket as a whole, beside what every run asks: {@link decant.s3.survey.BucketSurvey}. Where a
 * store does not answer, or may not be asked, that is an answer of its own and never taken for a good one.
 */
@NullMarked
package decant.s3.survey;

import org.jspecify.annotations.NullMarked;
