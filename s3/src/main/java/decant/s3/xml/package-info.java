/**
 * The small XML documents of S3: errors, results of copies, access lists, tags. They are read with the JDK's pull
 * parser, without DTD and external entities; pages of a listing are not read here but scanned.
 */
@NullMarked
package decant.s3.xml;

import org.jspecify.annotations.NullMarked;
