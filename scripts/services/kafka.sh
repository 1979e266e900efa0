#!/usr/bin/env bash
# A single-node Apache Kafka (KRaft) for development and tests, from the Maven artefacts; no container needed.
#   kafka.sh start    fetch if not cached, format if new, start, wait until it answers; prints
#                     `export KAFKA_BROKERS=host:port`. Where KAFKA_BROKERS is set already it only prints that.
#   kafka.sh status   same line and exit 0 when it answers, else exit 1
#   kafka.sh crash    kill -9, keep data and port (a later start resumes)
#   kafka.sh freeze   SIGSTOP: connections stay open and nothing is answered
#   kafka.sh thaw     SIGCONT
#   kafka.sh stop     terminate and delete the data (KAFKA_KEEP=1 keeps it)
# Environment: KAFKA_VERSION, KAFKA_PORT (default: a free one, kept for restarts), KAFKA_HEAP,
#   WEICHE_CACHE (jars; ~/.cache/weiche), WEICHE_RUN (pid, data, log), WEICHE_INSTANCE (several side by side),
#   KAFKA_EXTRA (extra properties)
#   KAFKA_SECURE=1 at the first start: two more listeners, one that wants a password (PLAIN, SCRAM-SHA-256 and -512;
#   user weiche, password weiche-secret) and one that wants a client certificate, both encrypted. Prints also
#   KAFKA_PASSWORD_BROKERS, KAFKA_CERTIFICATE_BROKERS and KAFKA_CERTIFICATES, a folder with ca.pem, client.pem,
#   client.key and other-ca.pem, an authority that has signed nothing here.
# Needs: bash, JDK 17+, Maven 3.8+ (Maven only on the first run). Measured with 4.4.0 and 3.9.2.
set -euo pipefail

VERSION=${KAFKA_VERSION:-4.4.0}
CACHE=${WEICHE_CACHE:-$HOME/.cache/weiche}
LIB=$CACHE/kafka-$VERSION
RUN=${WEICHE_RUN:-$CACHE/run}/kafka-$VERSION-${WEICHE_INSTANCE:-default}
PIDF=$RUN/pid
case $VERSION in
  3.*) BINDING='org.slf4j:slf4j-reload4j:1.7.36' ;;            # brings reload4j; Kafka 3.9 needs its classes at run time
  *)   BINDING='org.apache.logging.log4j:log4j-slf4j-impl:2.25.5' ;; # log4j-api/-core come with Kafka 4
esac
JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java

die() { echo "kafka.sh: $*" >&2; exit 1; }
say() {
  echo "export KAFKA_BROKERS=127.0.0.1:$1"
  [ -s "$RUN/secure-ports" ] || return 0
  local p c; read -r p c <"$RUN/secure-ports"
  printf 'export %s\n' "KAFKA_PASSWORD_BROKERS=127.0.0.1:$p" "KAFKA_CERTIFICATE_BROKERS=127.0.0.1:$c" "KAFKA_CERTIFICATES=$RUN/certificates"
}
now() { date +%s%N; }

fetch() {
  [ -f "$LIB/.complete" ] && return 0
  command -v mvn >/dev/null || die "Maven is needed once, to fill $LIB"
  local tmp; tmp=$(mktemp -d "${TMPDIR:-/tmp}/kafka-fetch.XXXXXX")
  IFS=: read -r g a v <<<"$BINDING"
  cat >"$tmp/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>weiche</groupId><artifactId>kafka-fetch</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
<dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$VERSION</version></dependency>
<dependency><groupId>$g</groupId><artifactId>$a</artifactId><version>$v</version></dependency>
</dependencies></project>
POM
  mvn -B -q -Dstyle.color=never -f "$tmp/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
      -DincludeScope=runtime -DoutputDirectory="$tmp/libs" 2>&1 | sed "s/\x1b\[[0-9;]*m//g" >&2 || die "Maven could not fetch Kafka $VERSION"
  mkdir -p "$CACHE"; touch "$tmp/libs/.complete"
  rm -rf "$LIB"; mv -T "$tmp/libs" "$LIB"; rm -rf "$tmp"
}

free_port() { # a port nothing listens on: below the ephemeral range, above 27017
  local p
  for _ in $(seq 50); do
    p=$((28100 + RANDOM % 4000))
    (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || { echo "$p"; return 0; }
  done
  die "no free port"
}

alive() { [ -s "$PIDF" ] && [ -r "/proc/$(cat "$PIDF")/cmdline" ] && tr '\0' ' ' <"/proc/$(cat "$PIDF")/cmdline" | grep -qF -- "$RUN/server.properties"; }

gone() { # the process has ended and its port is closed (a killed JVM holds its sockets a moment longer than its command line)
  local p; ! alive && { read -r p _ <"$RUN/port"; ! (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null; }
}

answers() { # Metadata v1 for no topics; true when the reply lists at least one broker
  local p=$1 n
  n=$( { exec 3<>"/dev/tcp/127.0.0.1/$p" && printf '\0\0\0\016\0\003\0\001\0\0\0\001\377\377\0\0\0\0' >&3 &&
         timeout 2 head -c 12 <&3 | od -An -tu1 -j8 -N4 | tr -s ' ' '\n' | tail -1; } 2>/dev/null ) || return 1
  [ "${n:-0}" -ge 1 ] 2>/dev/null
}

certificates() ( # an authority, the broker's certificate and a client's, and an authority that nobody knows
  mkdir -p "$RUN/certificates"; cd "$RUN/certificates"; umask 077
  command -v openssl >/dev/null || die "openssl is needed for KAFKA_SECURE"
  local name
  for name in ca other-ca; do
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 30 -subj "/CN=weiche-test-$name" -keyout "$name.key" -out "$name.pem"
  done
  for name in broker client; do
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=weiche-test-$name" -addext 'subjectAltName=IP:127.0.0.1,DNS:localhost' -keyout "$name.key" -out "$name.csr"
    openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -copy_extensions copy -out "$name.pem"
  done
  cat broker.key broker.pem >broker-keystore.pem
)

secure_config() { # listeners beside the plain one, which the test itself uses
  local p c jaas=org.apache.kafka.common.security
  if [ ! -s "$RUN/secure-ports" ]; then
    certificates >"$RUN/certificates.log" 2>&1 || { cat "$RUN/certificates.log" >&2; die "no certificates"; }
    p=$(free_port); c=$(free_port); [ "$c" != "$p" ] || c=$((c + 1)); echo "$p $c" >"$RUN/secure-ports"
  fi
  read -r p c <"$RUN/secure-ports"
  sed -i -e "s|^listeners=.*|&,PASSWORD://127.0.0.1:$p,CERTIFICATE://127.0.0.1:$c|" \
    -e "s|^advertised.listeners=.*|&,PASSWORD://127.0.0.1:$p,CERTIFICATE://127.0.0.1:$c|" \
    -e "s|^listener.security.protocol.map=.*|&,PASSWORD:SASL_SSL,CERTIFICATE:SSL|" "$RUN/server.properties"
  cat >>"$RUN/server.properties" <<CONF
ssl.keystore.type=PEM
ssl.keystore.location=$RUN/certificates/broker-keystore.pem
ssl.truststore.type=PEM
ssl.truststore.location=$RUN/certificates/ca.pem
listener.name.certificate.ssl.client.auth=required
sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-256,SCRAM-SHA-512
listener.name.password.plain.sasl.jaas.config=$jaas.plain.PlainLoginModule required user_weiche="weiche-secret";
listener.name.password.scram-sha-256.sasl.jaas.config=$jaas.scram.ScramLoginModule required;
listener.name.password.scram-sha-512.sasl.jaas.config=$jaas.scram.ScramLoginModule required;
CONF
}

config() {
  local p c
  if [ -s "$RUN/port" ]; then read -r p c <"$RUN/port"; else
    p=${KAFKA_PORT:-$(free_port)}; c=$(free_port); [ "$c" != "$p" ] || c=$((c + 1)); echo "$p $c" >"$RUN/port"; fi
  cat >"$RUN/server.properties" <<CONF
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:$c
listeners=PLAINTEXT://127.0.0.1:$p,CONTROLLER://127.0.0.1:$c
advertised.listeners=PLAINTEXT://127.0.0.1:$p
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
controller.listener.names=CONTROLLER
inter.broker.listener.name=PLAINTEXT
log.dirs=$RUN/data
offsets.topic.replication.factor=1
offsets.topic.num.partitions=4
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
share.coordinator.state.topic.num.partitions=4
default.replication.factor=1
min.insync.replicas=1
num.partitions=1
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
broker.heartbeat.interval.ms=250
broker.session.timeout.ms=1000
log.cleaner.dedupe.buffer.size=8388608
${KAFKA_EXTRA:-}
CONF
  cat >"$RUN/log4j.properties" <<CONF
log4j.rootLogger=WARN, out
log4j.appender.out=org.apache.log4j.ConsoleAppender
log4j.appender.out.layout=org.apache.log4j.PatternLayout
log4j.appender.out.layout.ConversionPattern=%d %p %c{1} %m%n
CONF
  cat >"$RUN/log4j2.properties" <<CONF
rootLogger.level=warn
rootLogger.appenderRefs=out
rootLogger.appenderRef.out.ref=OUT
appender.out.type=Console
appender.out.name=OUT
appender.out.layout.type=PatternLayout
appender.out.layout.pattern=%d %p %c{1} %m%n
CONF
}

start() { # which try it is
  local try=${1:-1} fresh=; [ -s "$RUN/port" ] || fresh=1
  fetch; mkdir -p "$RUN/data"; config
  [ -z "${KAFKA_SECURE:-}" ] || secure_config
  local p; read -r p _ <"$RUN/port"
  if alive && answers "$p"; then say "$p"; return 0; fi
  (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null && die "port $p is taken by something else"
  local t0; t0=$(now)
  local opts=(-cp "$LIB/*" -Dlog4j.configuration="file:$RUN/log4j.properties" -Dlog4j2.configurationFile="$RUN/log4j2.properties")
  if [ ! -f "$RUN/data/meta.properties" ]; then
    local id scram=(); id=$(head -c 16 /dev/urandom | base64 | tr '+/' 'AB' | tr -d '=')
    [ -z "${KAFKA_SECURE:-}" ] || scram=(--add-scram 'SCRAM-SHA-256=[name=weiche,password=weiche-secret]' --add-scram 'SCRAM-SHA-512=[name=weiche,password=weiche-secret]')
    "$JAVA" -Xmx128m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "${opts[@]}" kafka.tools.StorageTool format -t "$id" -c "$RUN/server.properties" "${scram[@]}" >"$RUN/format.log" 2>&1 ||
      { cat "$RUN/format.log" >&2; die "formatting the storage failed"; }
  fi
  setsid "$JAVA" -Xms128m "-Xmx${KAFKA_HEAP:-512m}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "${opts[@]}" kafka.Kafka "$RUN/server.properties" \
    >>"$RUN/broker.log" 2>&1 </dev/null &
  echo $! >"$PIDF"; disown
  for _ in $(seq 600); do
    answers "$p" && { [ -z "${KAFKA_TIMING:-}" ] || echo "ready after $((($(now) - t0) / 1000000)) ms" >&2; say "$p"; return 0; }
    alive || sleep 0.2
    if ! alive; then
      # between choosing a port and binding it somebody else took it: once more with others, as long as nobody knows them
      if [ -n "$fresh" ] && [ -z "${KAFKA_PORT:-}" ] && [ "$try" -lt 3 ] && grep -q 'Address already in use' "$RUN/broker.log"; then
        rm -rf "$RUN/port" "$RUN/data" "$RUN/broker.log" "$PIDF"; start $((try + 1)); return
      fi
      tail -30 "$RUN/broker.log" >&2; die "the broker ended; log above, whole in $RUN/broker.log"
    fi
    sleep 0.1
  done
  tail -30 "$RUN/broker.log" >&2; die "no answer on port $p within a minute"
}

halt() { # signal, seconds to wait
  alive || { rm -f "$PIDF"; return 0; }
  local pid; pid=$(cat "$PIDF"); kill "-$1" "$pid" 2>/dev/null || true
  kill -CONT "$pid" 2>/dev/null || true # a frozen one could not end
  for _ in $(seq $(($2 * 10))); do gone && { rm -f "$PIDF"; return 0; }; sleep 0.1; done
  kill -KILL "$pid" 2>/dev/null || true
  for _ in $(seq 50); do gone && break; sleep 0.1; done
  rm -f "$PIDF"
}

if [ -n "${KAFKA_BROKERS:-}" ]; then
  case ${1:-} in
    start|status) echo "export KAFKA_BROKERS=$KAFKA_BROKERS"; exit 0 ;;
  esac
fi

case ${1:-} in
  start)  start ;;
  status) if alive && [ -s "$RUN/port" ]; then read -r p _ <"$RUN/port"; answers "$p" && { say "$p"; exit 0; }; fi; echo "kafka.sh: not running" >&2; exit 1 ;;
  crash)  halt KILL 5 ;;
  freeze) alive || die "not running"; kill -STOP "$(cat "$PIDF")" ;;
  thaw)   alive || die "not running"; kill -CONT "$(cat "$PIDF")" ;;
  stop)   halt TERM 15; [ -n "${KAFKA_KEEP:-}" ] || rm -rf "$RUN" ;;
  *)      sed -n '2,20p' "$0" >&2; exit 2 ;;
esac
