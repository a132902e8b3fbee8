/**
 * Work that nobody awaits: a failure is logged and the process goes on. An unhandled rejection would end it.
 * The report is kept on `globalThis`, since bundles of one process each have a copy of this module.
 */

/** Told what failed and why. */
export type BackgroundReport = (what: string, error: unknown) => void;

interface Reporting {
  /** Of Node and of browsers alike; neither's types are known here. */
  readonly console?: { error(text: string): void };
  vireoBackgroundReport?: BackgroundReport;
}

/** Where this process logs what fails in the background; the last call counts. */
export function reportBackgroundTo(report: BackgroundReport): void {
  (globalThis as Reporting).vireoBackgroundReport = report;
}

/**
 * Lets `promise` go on by itself; where it rejects, logs `what` failed. Never throws, never rejects.
 * Undefined, as of an optional call, is nothing to wait for.
 */
export function inBackground(promise: PromiseLike<unknown> | undefined, what: string): void {
  promise?.then(undefined, (error: unknown) => reportFailure(what, error));
}

/** Logs a failure that has no caller to answer to. */
export function reportFailure(what: string, error: unknown): void {
  const { vireoBackgroundReport: report } = globalThis as Reporting;
  try {
    if (report !== undefined) report(what, error);
    // A page, or a process that has no log yet.
    else (globalThis as Reporting).console?.error(`${what} failed: ${describeError(error)}`);
  } catch (_logFailed) {
    // The log itself is gone; there is nowhere left to say so, and the process goes on.
    return;
  }
}

/** The stack of an error, or what was thrown in its place. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
