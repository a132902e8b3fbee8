/** What went wrong with a provider, before it is put into words. */
import type { ModelFault } from '../gateway.ts';
import type { TooLarge } from './too-large.ts';

export class Fault extends Error {
  readonly code: ModelFault;
  /** The provider's own wish. */
  readonly retryAfterMs: number | undefined;
  /** The provider has answered the request with a refusal: nothing was made, nothing is owed. */
  readonly isUnpaid: boolean;
  /** Of `too_large`: what it was. */
  readonly tooLarge: TooLarge | undefined;

  constructor(
    code: ModelFault,
    {
      retryAfterMs,
      isUnpaid = false,
      tooLarge,
      cause,
    }: { retryAfterMs?: number | undefined; isUnpaid?: boolean; tooLarge?: TooLarge; cause?: unknown } = {},
  ) {
    super(code, { cause });
    this.name = 'Fault';
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.isUnpaid = isUnpaid;
    this.tooLarge = tooLarge;
  }
}

export function tooLarge(what: TooLarge['what'], most: number): Fault {
  return new Fault('too_large', { tooLarge: { what, most } });
}

const passing: ReadonlySet<ModelFault> = new Set(['rate_limited', 'overloaded', 'unreachable', 'cut']);

/** Whether the same may go well a moment later. */
export function mayPass(error: unknown): error is Fault {
  return error instanceof Fault && passing.has(error.code);
}

const outages: ReadonlySet<ModelFault> = new Set(['overloaded', 'unreachable', 'slow', 'cut']);

/** Whether the provider itself is unwell. */
export function isOutage(error: unknown): boolean {
  return error instanceof Fault && outages.has(error.code);
}

const ofProvider: ReadonlySet<ModelFault> = new Set([
  'no_key',
  'wrong_key',
  'no_credit',
  'quota',
  'unreachable',
  'web_page',
]);

/** Whether another model of the same provider would meet the same fault. */
export function isOfProvider(code: ModelFault): boolean {
  return ofProvider.has(code);
}

const final: ReadonlySet<ModelFault> = new Set(['refused', 'cap_reached', 'no_model']);

/** Whether another model must not be asked either. */
export function isFinal(code: ModelFault): boolean {
  return final.has(code);
}
