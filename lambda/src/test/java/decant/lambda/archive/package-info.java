/**
 * The archive that is uploaded, as it is: started by AWS's own runtime interface client in processes of their own,
 * against a Runtime API on the loopback address, with the simulator for S3.
 */
package decant.lambda.archive;
