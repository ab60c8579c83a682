/**
 * A whole migration by a program that is killed at random moments of every phase, with a rollback in the middle, while
 * an application writes: on a simulated store, and on a RADOS Gateway.
 */
@NullMarked
package decant.cli.killed;

import org.jspecify.annotations.NullMarked;
