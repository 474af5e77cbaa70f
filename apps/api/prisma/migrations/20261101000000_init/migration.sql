CREATE TYPE "MailKind" AS ENUM ('reminder', 'feedback');

CREATE TABLE "User" (
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "passwordHash" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "User_email_key" ON "User" ("email");

CREATE TABLE "Event" (
  "id" UUID NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "venue" TEXT NOT NULL,
  "latitude" DOUBLE PRECISION NOT NULL,
  "longitude" DOUBLE PRECISION NOT NULL,
  "location" geography(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint("longitude", "latitude"), 4326)::geography) STORED,
  "startsAt" TIMESTAMPTZ(3) NOT NULL,
  "endsAt" TIMESTAMPTZ(3) NOT NULL,
  "capacity" INTEGER NOT NULL,
  "attendance" INTEGER NOT NULL DEFAULT 0,
  "organiserId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Event_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Event_organiserId_fkey" FOREIGN KEY ("organiserId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Event_latitude_check" CHECK ("latitude" BETWEEN -90 AND 90),
  CONSTRAINT "Event_longitude_check" CHECK ("longitude" BETWEEN -180 AND 180),
  CONSTRAINT "Event_time_check" CHECK ("startsAt" < "endsAt"),
  CONSTRAINT "Event_attendance_check" CHECK ("attendance" BETWEEN 0 AND "capacity")
);
CREATE INDEX "Event_startsAt_idx" ON "Event" ("startsAt");
CREATE INDEX "Event_organiserId_idx" ON "Event" ("organiserId");
CREATE INDEX "Event_location_idx" ON "Event" USING GIST ("location");

CREATE TABLE "Rsvp" (
  "eventId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Rsvp_pkey" PRIMARY KEY ("eventId", "userId"),
  CONSTRAINT "Rsvp_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Rsvp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX "Rsvp_userId_idx" ON "Rsvp" ("userId");

CREATE TABLE "Mail" (
  "id" UUID NOT NULL,
  "kind" "MailKind" NOT NULL,
  "eventId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "dueAt" TIMESTAMPTZ(3) NOT NULL,
  "sentAt" TIMESTAMPTZ(3),
  "failedAt" TIMESTAMPTZ(3),
  "failure" TEXT,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Mail_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Mail_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Mail_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Mail_eventId_userId_kind_key" ON "Mail" ("eventId", "userId", "kind");
CREATE INDEX "Mail_kind_sentAt_failedAt_dueAt_idx" ON "Mail" ("kind", "sentAt", "failedAt", "dueAt");
CREATE INDEX "Mail_userId_idx" ON "Mail" ("userId");

CREATE TABLE "Audit" (
  "id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "actorId" UUID,
  "action" TEXT NOT NULL,
  "subject" UUID,
  "detail" JSONB NOT NULL DEFAULT '{}',
  CONSTRAINT "Audit_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Audit_at_id_idx" ON "Audit" ("at", "id");
