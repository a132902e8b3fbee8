import type { Bound } from '../../../../domain/query/conditions.ts';

export interface Quantity {
  /** Undefined where only a number was said. */
  readonly unit: 'time' | 'money' | 'days' | 'percent' | undefined;
  /** Seconds of time; else the number itself. */
  readonly value: number;
  /** As a decimal, of money and of a bare number. */
  readonly decimal: string;
  readonly currency: string | undefined;
}

export interface SaidBound extends Quantity {
  readonly bound: Bound;
  readonly raw: string;
}
