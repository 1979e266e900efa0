import { MongoNetworkError } from 'mongodb';
import { Connection } from 'mongodb/lib/cmap/connection.js';

let isMended = false;

/**
 * Mends the driver (7.9.0, the newest): a command that it writes to a socket which is just being closed never ends.
 * `Connection.writeCommand` then waits for `drain` or `error`, but a destroyed socket emits only `close`, and socket
 * time-outs are off with it. A call hangs for ever, and where the call is the monitor's (a server was killed, the FIN
 * of its socket and the failure of a call arrive together), the client never looks for the server again: each call
 * fails with the error that came last, `read ECONNRESET`, long after the server is back.
 *
 * So `close` ends the waiting as well, with the connection's own error, which the driver treats as the network error
 * that it is. Count of what it mends: docs/decisions/0051-lost-writes-of-the-driver.md.
 */
export function mendLostWrites(): void {
  if (isMended) return;
  isMended = true;
  const writeCommand = Connection.prototype.writeCommand;
  Connection.prototype.writeCommand = async function (this: Connection, command, options) {
    let onClose = (): void => {};
    const closed = new Promise<never>((_, reject) => {
      onClose = () => reject(this.error ?? new MongoNetworkError('the socket was closed under a write'));
      this.socket.once('close', onClose);
    });
    try {
      await Promise.race([writeCommand.call(this, command, options), closed]);
    } finally {
      this.socket.off('close', onClose);
    }
  };
}
