/**
 * An S3 to test, to measure and to show with: several regions in one process, with latency, access lists, conditions,
 * throttling, faults and synthetic key spaces, answering as AWS documents itself.
 *
 * <p>{@link decant.simulator.Simulator} is the entry for programs, {@link decant.simulator.Main} for command lines.
 * Below: {@code http} moves bytes and checks signatures, {@code api} knows the operations, {@code bucket} keeps what is
 * stored and decides who may, {@code faults} decides what goes wrong, {@code synthetic} makes keys without storing
 * them. Beside the regions there are {@code events}, the {@code functions} they invoke, and a {@code cdn} in front.
 */
@NullMarked
package decant.simulator;

import org.jspecify.annotations.NullMarked;
