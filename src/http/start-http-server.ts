import { createServer, type RequestListener } from 'node:http';

export interface HttpServerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** How long requests in hand may take to end after `close`; 5 s. */
  readonly graceMs?: number;
}

export interface HttpServer {
  /** `http://host:port`, with the port that it really has. */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no more requests, lets those in hand end, then cuts what is left. Abort the app's `shutdown` signal first,
   * so that event streams end by themselves.
   */
  close(): Promise<void>;
}

/** Rejects when the address is taken. */
export async function startHttpServer(app: RequestListener, options: HttpServerOptions): Promise<HttpServer> {
  const { host, port, graceMs = 5_000 } = options;
  const server = createServer(
    // a whole message at the pace of a poor line, but no connection held open by a trickle
    { requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 10_000, maxHeaderSize: 16 * 1024 },
    app,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`,
    port: actualPort,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
