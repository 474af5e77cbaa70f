# shellcheck shell=bash
# Passwords are made at the first start and kept in $STATE/passwords.env; credentials.env is what applications need.

random() { openssl rand -hex 20; }

# A state folder made before a service existed gets that service's password, and keeps the others.
load_passwords() {
  local name made=$STATE/passwords.env
  (
    umask 077
    cat "$made" 2>/dev/null >"$made.new" || :
    for name in POSTGRES_SUPERUSER POSTGRES_MIGRATE POSTGRES_APP REDIS S3_SECRET RESEND JWT STRIPE STRIPE_WEBHOOK; do
      grep -q "^${name}_PASSWORD=" "$made.new" || echo "${name}_PASSWORD=$(random)" >>"$made.new"
    done
    grep -q '^S3_ACCESS=' "$made.new" || echo "S3_ACCESS=landfall$(openssl rand -hex 6)" >>"$made.new"
  )
  mv "$made.new" "$made"
  . "$made"
}

write_credentials() {
  local postgres=$ADDRESS:$POSTGRES_PORT
  (
    umask 077
    cat >"$STATE/credentials.env" <<X
POSTGRES_HOST=$ADDRESS
POSTGRES_PORT=$POSTGRES_PORT
POSTGRES_SUPERUSER_URL=postgresql://postgres:$POSTGRES_SUPERUSER_PASSWORD@$postgres/postgres
POSTGRES_MIGRATE_PASSWORD=$POSTGRES_MIGRATE_PASSWORD
POSTGRES_APP_PASSWORD=$POSTGRES_APP_PASSWORD
DATABASE_URL=postgresql://landfall_app:$POSTGRES_APP_PASSWORD@$postgres/landfall
MIGRATION_DATABASE_URL=postgresql://landfall_migrate:$POSTGRES_MIGRATE_PASSWORD@$postgres/landfall
REDIS_HOST=$ADDRESS
REDIS_PORT=$REDIS_PORT
REDIS_PASSWORD=$REDIS_PASSWORD
S3_ENDPOINT=http://$ADDRESS:$S3_PORT
S3_REGION=us-east-1
S3_BUCKET=landfall-audit
S3_ACCESS_KEY=$S3_ACCESS
S3_SECRET_KEY=$S3_SECRET_PASSWORD
RESEND_BASE_URL=http://$ADDRESS:$MAILBOX_PORT
RESEND_API_KEY=re_$RESEND_PASSWORD
JWT_SECRET=$JWT_PASSWORD
STRIPE_BASE_URL=http://$ADDRESS:$PAYMENTS_PORT
STRIPE_SECRET_KEY=sk_test_$STRIPE_PASSWORD
STRIPE_WEBHOOK_SECRET=whsec_$STRIPE_WEBHOOK_PASSWORD
X
  )
}
