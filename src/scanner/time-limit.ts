import type { CancelSignal } from './model.ts';
import { ScanCancelled } from './scan-cancelled.ts';

/** The caller's patience with one scan. The engine has no clock: it asks the caller at sensible places. */
export class TimeLimit {
  /** Whether the answer has ever been that the time is up; what was cut short then is not to be kept. */
  wasMet = false;
  private readonly signal: CancelSignal | undefined;

  constructor(signal: CancelSignal | undefined) {
    this.signal = signal;
  }

  /** Whether the time is up; throws when the caller has lost interest. */
  isMet(): boolean {
    if (this.signal === undefined) return false;
    if (this.signal.aborted) throw new ScanCancelled();
    this.wasMet ||= this.signal.expired === true;
    return this.wasMet;
  }
}
