# shellcheck shell=bash
# The payment provider: Stripe's API for the applications, a page to pay for people. WEBHOOK_URL, WEBHOOK_ADDRESS and PAYMENTS_URL (of the
# page) come from the caller.
payments_start() {
  private_folder "$STATE/payments"
  STRIPE_SECRET_KEY=sk_test_$STRIPE_PASSWORD STRIPE_WEBHOOK_SECRET=whsec_$STRIPE_WEBHOOK_PASSWORD \
    HOST=$ADDRESS PORT=$PAYMENTS_PORT PAYMENTS_FILE=$STATE/payments/payments.json \
    WEBHOOK_URL=${WEBHOOK_URL:-} WEBHOOK_ADDRESS=${WEBHOOK_ADDRESS:-} PUBLIC_URL=${PAYMENTS_URL:-http://$ADDRESS:$PAYMENTS_PORT} \
    launch payments node "$ROOT/tools/payments/main.ts"
}

payments_ready() { "${INSIDE[@]}" curl -sf --max-time 2 --noproxy '*' "http://$ADDRESS:$PAYMENTS_PORT/healthz"; }
payments_setup() { :; }
payments_stop() { end payments; }
