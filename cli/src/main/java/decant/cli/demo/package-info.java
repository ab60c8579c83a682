/**
 * {@code decant demo}: a bucket is moved while an application goes on writing to it, in a world that is made for it and
 * gone afterwards. {@link decant.cli.demo.Demo} tells the story. {@link decant.cli.demo.DemoWorld} is simulated, with a
 * CDN that visitors read through and functions that share an account's concurrency; {@link decant.cli.demo.Move} is
 * what {@code decant sync --follow} and {@code decant verify} run, and knows of the world what {@link
 * decant.cli.demo.MoveOrder} says.
 */
@NullMarked
package decant.cli.demo;

import org.jspecify.annotations.NullMarked;
