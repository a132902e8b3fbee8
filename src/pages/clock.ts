import type { Disposable } from './disposables.ts';

export interface Clock {
  now(): number;
  /** Calls once after `delayMs`; disposing calls it off. */
  after(delayMs: number, run: () => void): Disposable;
}
