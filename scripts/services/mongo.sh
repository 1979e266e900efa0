#!/usr/bin/env bash
# A server of MongoDB's wire protocol for development and tests: mongo-java-server from Maven, on an H2 file.
# A stand-in, NOT MongoDB: no transactions, sessions, validators, $text, TTL expiry, partial indexes, collation. What it
# would silently ignore it refuses (docs/decisions/0050-mongodb-adapter.md says what that leaves untested).
#   mongo.sh start    fetch and compile if not cached, start, wait until it answers; prints export MONGODB_URI=...
#   mongo.sh status   same line and exit 0 when it runs, else exit 1
#   mongo.sh crash    kill -9, keep data and port (a later start resumes)
#   mongo.sh freeze   SIGSTOP: connections stay open, nothing is answered
#   mongo.sh thaw     SIGCONT
#   mongo.sh stop     terminate and delete the data (MONGO_KEEP=1 keeps it)
# Environment: MONGO_PORT (default: a free one, kept for restarts), MONGO_OPLOG=1 (change streams), MONGO_MEMORY=1 (no file),
#   MONGO_LENIENT=1 (do not refuse what the stand-in would silently ignore), WEICHE_CACHE, WEICHE_RUN, WEICHE_INSTANCE
# If MONGODB_URI is already set, start only prints it back (point it at a real MongoDB).
# Needs: bash, JDK 17+, Maven 3.8+ (Maven and javac only on the first run).
set -euo pipefail

VERSION=1.47.0
CACHE=${WEICHE_CACHE:-$HOME/.cache/weiche}
LIB=$CACHE/mongo-java-server-$VERSION
RUN=${WEICHE_RUN:-$CACHE/run}/mongo-${WEICHE_INSTANCE:-default}
PIDF=$RUN/pid
BIN=${JAVA_HOME:+$JAVA_HOME/bin/}

die() { echo "mongo.sh: $*" >&2; exit 1; }

source_java() { cat <<'JAVA'
import de.bwaldvogel.mongo.*;
import de.bwaldvogel.mongo.backend.*;
import de.bwaldvogel.mongo.backend.h2.*;
import de.bwaldvogel.mongo.bson.*;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.bson.*;
import io.netty.buffer.*;
import java.nio.ByteBuffer;
import java.util.*;
import org.h2.mvstore.*;
import org.h2.mvstore.type.BasicDataType;

/**
 * mongo-java-server made durable, loud and indexed: commits each write before its reply, counts and stops as MongoDB
 * does, refuses what it would ignore, and looks documents up where it would read the whole collection.
 */
public class Main extends H2Backend {
  static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "aggregate", "create", "createindexes",
      "drop", "dropdatabase", "dropindexes", "renamecollection");
  final boolean lenient = Boolean.getBoolean("lenient");

  static MVStore store; // static, because opening databases, inside super(), needs it

  Main(MVStore s) { super(store = s); }

  @Override protected MongoDatabase openOrCreateDatabase(String name) { return new IndexedDatabase(name, store, getCursorRegistry()); }

  static class IndexedDatabase extends H2Database {
    IndexedDatabase(String name, MVStore s, CursorRegistry cursors) { super(name, s, cursors); }

    @Override protected Index<Object> openOrCreateSecondaryIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
      return new SecondaryIndex(name, keys);
    }

    @Override protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
      // opened first with a type of its own, which the library then finds
      store.openMap(getDatabaseName() + "." + collection + "._index_" + name, new MVMap.Builder<KeyValue, Object>().keyType(new BsonKeys()));
      return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
    }

    @Override protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
      String full = getDatabaseName() + "." + name;
      return new IndexedCollection(this, name, options, full, cursorRegistry);
    }
  }

  static class IndexedCollection extends H2Collection {
    IndexedCollection(MongoDatabase db, String name, CollectionOptions options, String full, CursorRegistry cursors) {
      super(db, name, options, documents("databases." + full), store.openMap("meta." + full), cursors);
    }

    static MVMap<Object, Document> documents(String name) {
      return store.openMap(name, new MVMap.Builder<Object, Document>().valueType(new BsonData()));
    }

    @Override protected QueryResult queryDocuments(Document query, Document orderBy, int skip, int limit, int batch, Document fields) {
      List<String> ids = strings(query.get("_id")); // the library uses _id only where it is the whole query
      if (ids == null) return super.queryDocuments(query, orderBy, skip, limit, batch, fields);
      List<Object> there = new ArrayList<>();
      for (String id : new LinkedHashSet<>(ids)) if (getDocument(id) != null) there.add(id);
      return matchDocuments(query, there, orderBy, skip, limit, batch, fields);
    }
  }

  /** Documents in the file as BSON, as MongoDB keeps them, where the library has Java serialization. */
  static class BsonData extends BasicDataType<Document> {
    static int size(Object v) { // about what it takes as BSON: pages are split by it
      if (v instanceof String s) return s.length() + 6;
      int sum = 16;
      if (v instanceof Document d) for (Map.Entry<String, Object> e : d.entrySet()) sum += e.getKey().length() + 2 + size(e.getValue());
      else if (v instanceof Collection<?> c) for (Object o : c) sum += 3 + size(o);
      else if (v instanceof byte[] b) sum += b.length;
      else if (v instanceof BinData b) sum += b.getData().length;
      return sum;
    }

    @Override public int getMemory(Document d) { return size(d); }

    @Override public void write(WriteBuffer out, Document d) {
      ByteBuf bytes = Unpooled.buffer(1024);
      BsonEncoder.encodeDocument(d, bytes);
      out.put(ByteBuffer.wrap(bytes.array(), 0, bytes.readableBytes()));
    }

    @Override public Document read(ByteBuffer in) {
      int length = Integer.reverseBytes(in.getInt(in.position())); // a BSON document begins with its length
      Document d = BsonDecoder.decodeBson(Unpooled.wrappedBuffer(in.slice(in.position(), length)));
      in.position(in.position() + length);
      return d;
    }

    @Override public Document[] createStorage(int n) { return new Document[n]; }
  }

  /** Keys of unique indexes, compared by value, where the library serializes both sides of each comparison. */
  static class BsonKeys extends BasicDataType<KeyValue> {
    static final BsonData DATA = new BsonData();

    static Document document(KeyValue k) { // what is missing is left out
      Document d = new Document("n", k.size());
      for (int i = 0; i < k.size(); i++) if (!(k.get(i) instanceof Missing)) d.put("" + i, k.get(i));
      return d;
    }

    @Override public int compare(KeyValue a, KeyValue b) {
      for (int i = 0; i < a.size() && i < b.size(); i++) {
        int order = ValueComparator.ascWithoutListHandling().compare(a.get(i), b.get(i));
        if (order != 0) return order;
      }
      return a.size() - b.size();
    }

    @Override public int getMemory(KeyValue k) { return BsonData.size(document(k)); }

    @Override public void write(WriteBuffer out, KeyValue k) { DATA.write(out, document(k)); }

    @Override public KeyValue read(ByteBuffer in) {
      Document d = DATA.read(in);
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < (Integer) d.get("n"); i++) values.add(d.containsKey("" + i) ? d.get("" + i) : Missing.getInstance());
      return new KeyValue(values);
    }

    @Override public KeyValue[] createStorage(int n) { return new KeyValue[n]; }
  }

  /** The strings that a condition asks for by equality or $in; null: it asks for something else. */
  static List<String> strings(Object condition) {
    if (condition instanceof String s) return List.of(s);
    if (!(condition instanceof Document d) || d.size() != 1 || !(d.get("$in") instanceof Collection<?> all)) return null;
    List<String> out = new ArrayList<>();
    for (Object o : all) if (o instanceof String s) out.add(s); else return null;
    return out;
  }

  /** The strings of the first field, in memory, made anew when the database is opened; the query itself filters the rest. */
  static class SecondaryIndex extends EmptyIndex<Object> {
    final String field;
    final Map<String, Set<Object>> byValue = new HashMap<>();
    final Set<Object> present = new LinkedHashSet<>();

    SecondaryIndex(String name, List<IndexKey> keys) { super(name, keys); field = keys.get(0).getKey(); }

    Collection<?> values(Document d) {
      Object v = Utils.getSubdocumentValueCollectionAware(d, field);
      return v instanceof Collection<?> c ? c : Missing.isNullOrMissing(v) ? List.of() : List.of(v);
    }

    @Override public void add(Document d, Object position, MongoCollection<Object> c) {
      for (Object v : values(d)) {
        present.add(position);
        if (v instanceof String s) byValue.computeIfAbsent(s, k -> new LinkedHashSet<>()).add(position);
      }
    }

    void removeAt(Document d, Object position) {
      present.remove(position);
      for (Object v : values(d)) if (v instanceof String s && byValue.containsKey(s)) {
        byValue.get(s).remove(position);
        if (byValue.get(s).isEmpty()) byValue.remove(s);
      }
    }

    @Override public Object remove(Document d) { if (d.get("_id") != null) removeAt(d, d.get("_id")); return null; }

    @Override public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> c) {
      removeAt(before, position);
      add(after, position, c);
    }

    static boolean exists(Object condition) { return condition instanceof Document d && d.size() == 1 && Boolean.TRUE.equals(d.get("$exists")); }

    @Override public boolean canHandle(Document q) { return q.containsKey(field) && (strings(q.get(field)) != null || exists(q.get(field))); }

    @Override public Iterable<Object> getPositions(Document q) {
      if (exists(q.get(field))) return new ArrayList<>(present);
      Set<Object> out = new LinkedHashSet<>();
      for (String s : strings(q.get(field))) out.addAll(byValue.getOrDefault(s, Set.of()));
      return out;
    }
  }

  @Override public Document handleMessage(MongoMessage m) {
    Document c = m.getDocument();
    String name = c.keySet().iterator().next().toLowerCase(Locale.ROOT);
    if (!lenient) refuse(name, c);
    Document r;
    synchronized (this) { // also makes a command of several statements stop or go on as one
      r = ordered(name, c) ? oneByOne(name, m, c) : super.handleMessage(m);
      if (WRITES.contains(name)) commit();
    }
    if (name.equals("insert")) fixCount(c, r);
    return r;
  }

  boolean ordered(String name, Document c) {
    return name.equals("update") && !Boolean.FALSE.equals(c.get("ordered")) && list(c, "updates").size() > 1;
  }

  static List<Document> list(Document c, String k) {
    List<Document> out = new ArrayList<>();
    if (c.get(k) instanceof Collection<?> l) for (Object o : l) out.add((Document) o);
    return out;
  }

  Document oneByOne(String name, MongoMessage m, Document c) { // the library goes on after an error in an ordered update
    int i = 0, n = 0, modified = 0;
    List<Document> upserted = new ArrayList<>(), errors = new ArrayList<>();
    for (Document u : list(c, "updates")) {
      Document one = new Document();
      c.forEach((k, v) -> one.put(k, v));
      one.put("updates", new ArrayList<>(List.of(u)));
      Document r = super.handleMessage(new MongoMessage(m.getChannel(), m.getHeader(), one));
      n += num(r, "n"); modified += num(r, "nModified");
      for (Document d : list(r, "upserted")) { d.put("index", i); upserted.add(d); }
      List<Document> e = list(r, "writeErrors");
      if (!e.isEmpty()) { e.get(0).put("index", i); errors.add(e.get(0)); break; }
      i++;
    }
    Document r = new Document("n", n).append("nModified", modified);
    if (!upserted.isEmpty()) r.append("upserted", upserted);
    if (!errors.isEmpty()) r.append("writeErrors", errors);
    return r.append("ok", 1);
  }

  static int num(Document d, String k) { return d.get(k) instanceof Number x ? x.intValue() : 0; }

  void fixCount(Document c, Document r) { // the library answers the number of documents sent
    List<Document> e = list(r, "writeErrors");
    if (e.isEmpty()) return;
    boolean ordered = !Boolean.FALSE.equals(c.get("ordered"));
    r.put("n", ordered ? num(e.get(0), "index") : list(c, "documents").size() - e.size());
  }

  static void no(String what) { throw new MongoServerError(115, "CommandNotSupported", "the stand-in does not implement " + what); }

  void refuse(String name, Document c) {
    if (c.containsKey("autocommit") || c.containsKey("startTransaction"))
      throw new MongoServerError(20, "IllegalOperation", "Transaction numbers are only allowed on a replica set member or mongos");
    if (c.containsKey("collation")) no("collation");
    for (String k : List.of("updates", "deletes")) for (Document d : list(c, k)) {
      if (d.containsKey("collation")) no("collation");
      if (d.get("u") instanceof Collection) no("updates by aggregation pipeline");
    }
    if (name.equals("findandmodify") && c.get("update") instanceof Collection) no("updates by aggregation pipeline");
    if (name.equals("create")) for (String k : List.of("validator", "timeseries", "viewOn", "expireAfterSeconds", "clusteredIndex"))
      if (c.containsKey(k)) no("create with " + k);
    if (name.equals("createindexes")) for (Document ix : list(c, "indexes")) {
      if (ix.containsKey("partialFilterExpression")) no("partialFilterExpression");
      if (ix.containsKey("collation")) no("collation");
      if (ix.get("key") instanceof Document key) key.forEach((k, v) -> { if (v instanceof String || k.contains("$**")) no("index type " + k + ": " + v); });
    }
  }

  public static void main(String[] a) throws Exception {
    Main b = new Main(a[1].equals(":memory:") ? MVStore.open(null) : new MVStore.Builder().fileName(a[1]).cacheSize(256).autoCommitDisabled().open());
    b.version(new MongoVersion() { // the library's own newest says wire version 8, which the Node driver 7 refuses (wants 9)
      public List<Integer> getVersionArray() { return List.of(5, 0, 0); }
      public int getWireVersion() { return 9; }
    });
    MongoServer s = new MongoServer(b);
    if (Boolean.getBoolean("oplog")) s.enableOplog();
    s.bind("127.0.0.1", Integer.parseInt(a[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(s::shutdownNow));
  }
}
JAVA
}

fetch() {
  local want; want=$(source_java | sha256sum | cut -c1-16)
  [ -f "$LIB/.complete" ] && [ "$(cat "$LIB/.complete")" = "$want" ] && return 0
  local tmp; tmp=$(mktemp -d "${TMPDIR:-/tmp}/mongo-fetch.XXXXXX")
  if [ -d "$LIB/libs" ]; then cp -r "$LIB/libs" "$tmp/libs"; else
    command -v mvn >/dev/null || die "Maven is needed once, to fill $LIB"
    cat >"$tmp/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>weiche</groupId><artifactId>mongo-fetch</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>
<dependency><groupId>de.bwaldvogel</groupId><artifactId>mongo-java-server-h2-backend</artifactId><version>$VERSION</version></dependency>
<dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
</dependencies></project>
POM
    mvn -B -q -Dstyle.color=never -f "$tmp/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
        -DincludeScope=runtime -DoutputDirectory="$tmp/libs" 2>&1 | sed "s/\x1b\[[0-9;]*m//g" >&2 || die "Maven could not fetch mongo-java-server $VERSION"
    rm -f "$tmp/pom.xml"
  fi
  source_java >"$tmp/Main.java"
  "${BIN}javac" -nowarn -cp "$tmp/libs/*" -d "$tmp/classes" "$tmp/Main.java" >&2 || die "the launcher does not compile (JDK 17+?)"
  echo "$want" >"$tmp/.complete"; mkdir -p "$CACHE"; rm -rf "$LIB"; mv -T "$tmp" "$LIB"
}

open_port() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
free_port() { local p; for _ in $(seq 50); do p=$((23100 + RANDOM % 4000)); open_port "$p" || { echo "$p"; return 0; }; done; die "no free port"; }
alive() { [ -s "$PIDF" ] && [ -r "/proc/$(cat "$PIDF")/cmdline" ] && tr '\0' ' ' <"/proc/$(cat "$PIDF")/cmdline" | grep -qF -- "-Drun=$RUN "; }
gone() { ! alive && ! open_port "$(cat "$RUN/port")"; }
uri() { echo "export MONGODB_URI=mongodb://127.0.0.1:$(cat "$RUN/port")/"; }

start() {
  if [ -n "${MONGODB_URI:-}" ]; then echo "export MONGODB_URI=$MONGODB_URI"; return 0; fi
  fetch; mkdir -p "$RUN"
  [ -s "$RUN/port" ] || echo "${MONGO_PORT:-$(free_port)}" >"$RUN/port"
  local p; p=$(cat "$RUN/port")
  if alive && open_port "$p"; then uri; return 0; fi
  ! open_port "$p" || die "port $p is taken by something else"
  local store=$RUN/bson.mv; [ -z "${MONGO_MEMORY:-}" ] || store=:memory:
  setsid "${BIN}java" -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "-Drun=$RUN" "-Doplog=$([ -n "${MONGO_OPLOG:-}" ] && echo true || echo false)" \
    "-Dlenient=$([ -n "${MONGO_LENIENT:-}" ] && echo true || echo false)" -cp "$LIB/classes:$LIB/libs/*" Main "$p" "$store" >>"$RUN/server.log" 2>&1 </dev/null &
  echo $! >"$PIDF"; disown
  for _ in $(seq 1200); do
    open_port "$p" && { uri; return 0; }
    alive || sleep 0.2; alive || { tail -20 "$RUN/server.log" >&2; die "the server ended"; }
    sleep 0.05
  done
  die "no answer on port $p"
}

halt() { # signal, seconds to wait
  alive || { rm -f "$PIDF"; return 0; }
  local pid; pid=$(cat "$PIDF"); kill "-$1" "$pid" 2>/dev/null || true
  kill -CONT "$pid" 2>/dev/null || true # a frozen one would not see the signal
  for _ in $(seq $(($2 * 20))); do gone && { rm -f "$PIDF"; return 0; }; sleep 0.05; done
  kill -KILL "$pid" 2>/dev/null || true
  for _ in $(seq 100); do gone && break; sleep 0.05; done
  rm -f "$PIDF"
}

send() { alive || die "not running"; kill "-$1" "$(cat "$PIDF")"; }

case ${1:-} in
  start)  start ;;
  status) if [ -n "${MONGODB_URI:-}" ]; then echo "export MONGODB_URI=$MONGODB_URI"; elif alive && open_port "$(cat "$RUN/port")"; then uri; else echo "mongo.sh: not running" >&2; exit 1; fi ;;
  crash)  halt KILL 5 ;;
  freeze) send STOP ;;
  thaw)   send CONT ;;
  stop)   halt TERM 10; [ -n "${MONGO_KEEP:-}" ] || rm -rf "$RUN" ;;
  *)      sed -n '2,14p' "$0" >&2; exit 2 ;;
esac
