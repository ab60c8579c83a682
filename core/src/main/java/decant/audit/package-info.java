/**
 * The auditor: proves that both sides hold the same, or says where they do not, without the code that copied.
 *
 * <p>It shares the order of keys and the parallel lister with the backfill and nothing else: joining, comparing and
 * deep looks are its own. Because a shared lister's bug would certify itself, {@link decant.audit.SampledRelisting}
 * lists spans drawn by lot once more by an {@link decant.audit.IndependentLister}. {@link decant.audit.Audit} runs it,
 * {@link decant.audit.Certificate} is the result.
 */
@NullMarked
package decant.audit;

import org.jspecify.annotations.NullMarked;
