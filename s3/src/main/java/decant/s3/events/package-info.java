/**
 * What stores say when something has changed: one decoder from the text of a message to hints, whatever store wrote it
 * and whatever carried it.
 */
@NullMarked
package decant.s3.events;

import org.jspecify.annotations.NullMarked;
