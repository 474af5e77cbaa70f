# shellcheck shell=bash
# S3 by versitygw on plain files. Metadata lies in a sidecar folder: not every file system has user attributes.
s3_start() {
  private_folder "$STATE/s3" "$STATE/s3/objects" "$STATE/s3/metadata"
  ROOT_ACCESS_KEY=$S3_ACCESS ROOT_SECRET_KEY=$S3_SECRET_PASSWORD \
    launch s3 versitygw --port "$ADDRESS:$S3_PORT" --quiet posix --sidecar "$STATE/s3/metadata" "$STATE/s3/objects"
}

# _s3 METHOD PATH: prints the HTTP status. The key goes in by standard input, so that no process list shows it.
_s3() {
  "${INSIDE[@]}" curl -sS -o /dev/null -w '%{http_code}' --max-time 5 --noproxy '*' --aws-sigv4 aws:amz:us-east-1:s3 -K - \
    -H 'x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' \
    -X "$1" "http://$ADDRESS:$S3_PORT$2" <<<"user = \"$S3_ACCESS:$S3_SECRET_PASSWORD\""
}

s3_ready() { [ "$(_s3 GET /)" = 200 ]; }

s3_setup() {
  case $(_s3 PUT /landfall-audit) in
    200 | 409) ;;
    *) die "the bucket landfall-audit could not be made at http://$ADDRESS:$S3_PORT" "read $STATE/log/s3.log" ;;
  esac
}

s3_stop() { end s3; }
