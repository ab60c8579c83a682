package decant.cellar;

import decant.model.Offender;

/** Lives in a room that nobody listed. */
final class Stranger {
    Offender guest = new Offender();
}
