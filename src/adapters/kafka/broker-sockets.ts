import net from 'node:net';
import tls from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

/** The connections of one client of the driver, so that they can be ended when the driver would wait. */
export interface BrokerSockets {
  readonly factory: ISocketFactory;
  /**
   * Ends all connections and refuses new ones. The driver waits for the answer to each request before it disconnects,
   * and goes on connecting after a stop in the middle of a start; with this it has nothing to wait for.
   */
  cut(): void;
  readonly isCut: () => boolean;
}

const KEEP_ALIVE_MS = 60_000;

export function openBrokerSockets(): BrokerSockets {
  const sockets = new Set<net.Socket>();
  let isCut = false;
  return {
    factory: ({ host, port, ssl, onConnect }) => {
      if (isCut) throw new Error('this client has been closed');
      const socket =
        // the driver's types promise the options also where there are none
        ssl
          ? tls.connect({ host, port, ...(net.isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
          : net.connect({ host, port }, onConnect);
      socket.setKeepAlive(true, KEEP_ALIVE_MS);
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      return socket;
    },
    isCut: () => isCut,
    cut() {
      isCut = true;
      // with an error, else the driver does not notice
      for (const socket of sockets) socket.destroy(new Error('this client has been closed'));
    },
  };
}
