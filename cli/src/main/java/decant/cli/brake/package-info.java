/**
 * Who pulls the brake of a pass: {@link decant.cli.brake.BrakeWatch} asks an operator's file, a page that says go or no
 * go, the hours of the day and a figure of production's, and {@link decant.flow.Brake} holds.
 */
@NullMarked
package decant.cli.brake;

import org.jspecify.annotations.NullMarked;
