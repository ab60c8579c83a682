/**
 * The words of the migration: an {@link decant.model.ObjectKey} and the {@link decant.model.KeyRange} it lies in, the
 * {@link decant.model.ObjectState} one side had when it was looked at, and the {@link decant.model.Aspect}s in which
 * two states can differ. Everything here is an immutable value without behaviour towards any store.
 */
@NullMarked
package decant.model;

import org.jspecify.annotations.NullMarked;
