/**
 * Outcomes as values: an expected failure is something the caller must look at, not something thrown.
 * Thrown errors in this folder mean a bug in the caller.
 */

export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failure<E> {
  readonly ok: false;
  readonly error: E;
}

/** A value, or the reason why there is none. */
export type Result<T, E> = Success<T> | Failure<E>;

/** Wraps the value of an outcome that went well. */
export function succeed<T>(value: T): Success<T> {
  return { ok: true, value };
}

/** Wraps the reason of an outcome that did not go well. */
export function fail<E>(error: E): Failure<E> {
  return { ok: false, error };
}
