/**
 * AWS Lambda as far as a function's archive can tell: {@link decant.simulator.lambda.RuntimeApi} gives out invocations
 * within the function's concurrency, {@link decant.simulator.lambda.FunctionArchive} is unpacked as Lambda does, {@link
 * decant.simulator.lambda.FunctionEnvironment} is a process in it, started by AWS's own runtime interface client.
 */
@NullMarked
package decant.simulator.lambda;

import org.jspecify.annotations.NullMarked;
