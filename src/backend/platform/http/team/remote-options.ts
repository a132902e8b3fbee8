/** What a server that others reach needs beside what an embedded backend does. */
import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import type { RequestLimits } from '../limits/request-limits.ts';

export type ListenerOptions = Pick<
  FastifyServerOptions,
  | 'trustProxy'
  | 'logController'
  | 'connectionTimeout'
  | 'requestTimeout'
  | 'keepAliveTimeout'
  | 'maxRequestsPerSocket'
> & { readonly http?: object; readonly https?: object };

export interface Remote {
  readonly listener: ListenerOptions;
  readonly requestLimits: RequestLimits;
  /** Before the guards of every server. */
  register(app: FastifyInstance): Promise<void>;
}

export interface ServerTimes {
  /** Until the whole head of a request is there. */
  readonly headersMs: number;
  /** Until the whole request is there. */
  readonly requestMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  /** Of a connection between two requests: longer than a proxy keeps one, or it meets one that closes. */
  readonly keepAliveMs: number;
  /** How often slow ones are looked for. */
  readonly checkMs: number;
}

export interface RemoteOptions {
  /** `https://vireo.example`, with a port where it has another one than 443. */
  readonly publicUrl: string;
  /** Certificate and key as PEM; absent behind a proxy that speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
  /** Whether a proxy of the operator has this address; what others say of an address on their behalf is not believed. */
  isProxy(address: string): boolean;
  /** Beside the public URL: origins of web pages that may ask, by keys. */
  readonly allowedOrigins: readonly string[];
  readonly requestLimits: RequestLimits;
  /** As tests want them. */
  readonly times?: ServerTimes;
  readonly connectionsOfAddress?: number;
}

export const usualTimes: ServerTimes = {
  headersMs: 10_000,
  requestMs: 300_000,
  idleMs: 300_000,
  keepAliveMs: 75_000,
  checkMs: 2_000,
};
