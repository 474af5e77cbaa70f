-- Where a mail comes from: the worker's spans continue the trace of the request. Written and read by this release alone.
ALTER TABLE "Mail" ADD COLUMN "traceparent" TEXT;
