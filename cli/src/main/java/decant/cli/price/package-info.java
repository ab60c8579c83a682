/**
 * What things cost: {@link decant.cli.price.PriceTable}, a dated table. An unknown price is unknown, and so is whatever
 * it would be part of.
 */
@NullMarked
package decant.cli.price;

import org.jspecify.annotations.NullMarked;
