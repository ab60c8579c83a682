/**
 * {@code decant demo}: a bucket is moved while an application goes on writing to it, in a world that is made for it and
 * gone afterwards. {@link decant.cli.demo.Demo} tells the story; the world is simulated, all that moves and proves is
 * what {@code decant sync} and {@code decant verify} run.
 */
@NullMarked
package decant.cli.demo;

import org.jspecify.annotations.NullMarked;
