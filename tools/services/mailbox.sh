# shellcheck shell=bash
# The inbox: Resend's API for the applications, a page for people.
mailbox_start() {
  private_folder "$STATE/mailbox"
  RESEND_API_KEY=re_$RESEND_PASSWORD HOST=$ADDRESS PORT=$MAILBOX_PORT MAILBOX_FILE=$STATE/mailbox/messages.ndjson \
    launch mailbox node "$ROOT/tools/mailbox/main.ts"
}

mailbox_ready() { "${INSIDE[@]}" curl -sf --max-time 2 --noproxy '*' "http://$ADDRESS:$MAILBOX_PORT/healthz"; }
mailbox_setup() { :; }
mailbox_stop() { end mailbox; }
