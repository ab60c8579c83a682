/**
 * S3's transport: {@link decant.simulator.http.HttpServer} reads requests with their paths as they came over the wire
 * and answers, delays, resets or abandons them through an {@link decant.simulator.http.Exchange}; {@link
 * decant.simulator.http.SignatureVerifier} checks who signed them. Netty appears in this package only.
 */
@NullMarked
package decant.simulator.http;

import org.jspecify.annotations.NullMarked;
