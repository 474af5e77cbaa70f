-- Only additions: the release before works with this schema too.
ALTER TABLE "User"
  ADD COLUMN "admin" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "signedOutAt" TIMESTAMPTZ(3);

CREATE TABLE "Session" (
  "id" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "generation" INTEGER NOT NULL DEFAULT 0,
  "rotatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "seenAt" TIMESTAMPTZ(3),
  "expiresAt" TIMESTAMPTZ(3) NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "Session_userId_idx" ON "Session" ("userId");
CREATE INDEX "Session_expiresAt_idx" ON "Session" ("expiresAt");

ALTER TABLE "Event"
  ADD COLUMN "held" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "priceCents" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "currency" TEXT NOT NULL DEFAULT 'EUR',
  ADD COLUMN "cancelledAt" TIMESTAMPTZ(3),
  ADD COLUMN "document" TSVECTOR GENERATED ALWAYS AS (
    setweight(to_tsvector('simple', "title"), 'A') || setweight(to_tsvector('simple', "venue"), 'B')
      || setweight(to_tsvector('simple', "description"), 'C')
  ) STORED,
  ADD CONSTRAINT "Event_seats_check" CHECK ("held" >= 0 AND "attendance" + "held" <= "capacity"),
  ADD CONSTRAINT "Event_price_check" CHECK ("priceCents" >= 0 AND "currency" ~ '^[A-Z]{3}$');
CREATE INDEX "Event_startsAt_id_idx" ON "Event" ("startsAt", "id");
DROP INDEX "Event_startsAt_idx";
CREATE INDEX "Rsvp_eventId_createdAt_userId_idx" ON "Rsvp" ("eventId", "createdAt", "userId");
CREATE INDEX "Event_document_idx" ON "Event" USING GIN ("document");

CREATE TABLE "Waiting" (
  "eventId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "position" BIGSERIAL NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Waiting_pkey" PRIMARY KEY ("eventId", "userId"),
  CONSTRAINT "Waiting_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Waiting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "Waiting_eventId_position_key" ON "Waiting" ("eventId", "position");
CREATE INDEX "Waiting_userId_idx" ON "Waiting" ("userId");

CREATE TYPE "PaymentStatus" AS ENUM ('open', 'paid', 'expired', 'refundDue', 'refunded');

CREATE TABLE "Payment" (
  "id" UUID NOT NULL,
  "eventId" UUID NOT NULL,
  "userId" UUID NOT NULL,
  "status" "PaymentStatus" NOT NULL DEFAULT 'open',
  "amountCents" INTEGER NOT NULL,
  "currency" TEXT NOT NULL,
  "checkoutId" TEXT,
  "checkoutUrl" TEXT,
  "intentId" TEXT,
  "holdsUntil" TIMESTAMPTZ(3) NOT NULL,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Payment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Payment_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "Event" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Payment_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Payment_amount_check" CHECK ("amountCents" > 0)
);
CREATE UNIQUE INDEX "Payment_checkoutId_key" ON "Payment" ("checkoutId");
CREATE INDEX "Payment_status_holdsUntil_idx" ON "Payment" ("status", "holdsUntil");
CREATE INDEX "Payment_eventId_userId_idx" ON "Payment" ("eventId", "userId");
CREATE INDEX "Payment_userId_idx" ON "Payment" ("userId");
-- Nobody pays for two places, and nobody who has one pays again.
CREATE UNIQUE INDEX "Payment_current_key" ON "Payment" ("eventId", "userId") WHERE "status" IN ('open', 'paid');

CREATE TABLE "StripeEvent" (
  "id" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "StripeEvent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "StripeEvent_receivedAt_idx" ON "StripeEvent" ("receivedAt");

ALTER TYPE "MailKind" ADD VALUE 'cancellation';
ALTER TYPE "MailKind" ADD VALUE 'place';
