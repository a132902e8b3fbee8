/** Fastify's options of a server that others reach: TLS 1.3, whose address is believed, and what slow clients may take. */
import { LogController } from 'fastify';
import { type ListenerOptions, type RemoteOptions, usualTimes } from './remote-options.ts';

/** Node's own limit, said here: it is part of what the server promises. */
const largestHeaders = 16 * 1024;
const handshakeMs = 10_000;
const requestsOfConnection = 10_000;

export function listenerOptions({ tls, isProxy, times = usualTimes }: RemoteOptions): ListenerOptions {
  const listener = {
    maxHeaderSize: largestHeaders,
    headersTimeout: times.headersMs,
    connectionsCheckingInterval: times.checkMs,
  };
  return {
    trustProxy: isProxy,
    // Its own log names the address as it came, with what it asks for.
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: times.idleMs,
    requestTimeout: times.requestMs,
    keepAliveTimeout: times.keepAliveMs,
    maxRequestsPerSocket: requestsOfConnection,
    ...(tls === undefined
      ? { http: listener }
      : { https: { ...listener, ...tls, minVersion: 'TLSv1.3', handshakeTimeout: handshakeMs } }),
  };
}
