/** A server that speaks SQS, in this process, and an application that sends to it. */
package decant.s3.queue;
