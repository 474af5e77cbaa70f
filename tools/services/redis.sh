# shellcheck shell=bash
# Redis as a queue needs it: a password, nothing evicted, and (unless $REDIS_PERSIST is no) the data kept over a restart.
redis_start() {
  private_folder "$STATE/redis"
  private_file "$STATE/redis/redis.conf" <<X
bind $ADDRESS
port $REDIS_PORT
requirepass $REDIS_PASSWORD
dir $STATE/redis
appendonly ${REDIS_PERSIST:-yes}
save ""
maxmemory 256mb
maxmemory-policy noeviction
X
  launch redis redis-server "$STATE/redis/redis.conf"
}

redis_ready() {
  [ "$(REDISCLI_AUTH=$REDIS_PASSWORD "${INSIDE[@]}" redis-cli -h "$ADDRESS" -p "$REDIS_PORT" ping)" = PONG ]
}

redis_setup() { :; }
redis_stop() { end redis; }
