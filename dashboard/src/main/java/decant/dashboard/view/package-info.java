/**
 * What a dashboard shows of a migration at one moment: records that stand as JSON on the wire, to the page as well as
 * from the process that runs to one that only shows. {@link decant.dashboard.view.MigrationView} is the whole.
 */
@NullMarked
package decant.dashboard.view;

import org.jspecify.annotations.NullMarked;
