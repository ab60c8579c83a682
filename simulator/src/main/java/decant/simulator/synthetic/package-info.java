/**
 * Key spaces of any size that are not stored: a {@link decant.simulator.synthetic.KeySpace} makes each key from its
 * rank when asked, and {@link decant.simulator.synthetic.SyntheticObjects} derives sizes, ETags and dates from it by
 * hash. The {@link decant.simulator.synthetic.Distribution}s are the shapes real buckets have.
 */
@NullMarked
package decant.simulator.synthetic;

import org.jspecify.annotations.NullMarked;
