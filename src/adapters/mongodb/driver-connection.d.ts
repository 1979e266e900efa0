/** What `mend-lost-writes.ts` knows of the driver's inside, which comes without types. */
declare module 'mongodb/lib/cmap/connection.js' {
  import type { Socket } from 'node:net';

  export class Connection {
    readonly socket: Socket;
    /** Why the connection is closed, or null. */
    readonly error: Error | null;
    /** Resolves when the socket has taken the command. */
    writeCommand(command: unknown, options: unknown): Promise<void>;
  }
}
