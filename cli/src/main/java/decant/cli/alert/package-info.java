/**
 * Who is told when somebody should look: {@link decant.cli.alert.AlertWatch} finds causes that begin and end, {@link
 * decant.cli.alert.AlertSender} tells, through a {@link decant.cli.alert.Webhook} or a {@link
 * decant.cli.alert.Command}.
 */
@NullMarked
package decant.cli.alert;

import org.jspecify.annotations.NullMarked;
