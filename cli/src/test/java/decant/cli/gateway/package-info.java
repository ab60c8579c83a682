/**
 * The whole program on a real RADOS Gateway: separate processes, an application that writes meanwhile, and a proxy
 * between them that counts what is asked and says when to kill. Run by the Maven profile {@code rgw} only.
 */
@NullMarked
package decant.cli.gateway;

import org.jspecify.annotations.NullMarked;
