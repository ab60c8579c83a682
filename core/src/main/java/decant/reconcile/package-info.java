/**
 * The one idea: look at a key on both sides, judge, act under preconditions, look again, until both are equal or the
 * key is parked.
 *
 * <p>{@link decant.reconcile.Judge} is a pure function with its truth table; {@link decant.reconcile.Reconciler} is a
 * step machine over immutable {@link decant.reconcile.Work}, one remote {@link decant.reconcile.Request} a step, so
 * that tests can stop it between any two calls; {@link decant.reconcile.KeyReconciler} drives it against a link. A
 * {@link decant.reconcile.Policy} says which aspects count and what may be done.
 */
@NullMarked
package decant.reconcile;

import org.jspecify.annotations.NullMarked;
