package decant.simulator.api;

import decant.simulator.http.Response;

/** What remains of a request after it was read and checked: taking effect, in one step. May refuse by an S3Error. */
@FunctionalInterface
interface Deed {
    Response land();
}
