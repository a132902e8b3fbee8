import type { Arguments } from './arguments.ts';
import type { Value } from './value/value.ts';

/** A call with everything its handling needs. */
export interface Call {
  readonly node: number;
  readonly callee: number;
  readonly name: string | undefined;
  readonly last: string;
  readonly receiver: Value;
  /** Node of the receiver, or `none`. */
  readonly object: number;
  readonly given: Arguments;
}
