/**
 * The options that several verbs share, one class per concern, each a picocli mixin: who asks and where ({@link
 * decant.cli.options.SideOptions}, {@link decant.cli.options.PairOptions}), which keys ({@link
 * decant.cli.options.FilterOptions}), how fast ({@link decant.cli.options.LimitOptions}), which rights ({@link
 * decant.cli.options.AclOptions}), what a copy keeps ({@link decant.cli.options.CopyOptions}), what is printed ({@link
 * decant.cli.options.OutputOptions}).
 */
@NullMarked
package decant.cli.options;

import org.jspecify.annotations.NullMarked;
