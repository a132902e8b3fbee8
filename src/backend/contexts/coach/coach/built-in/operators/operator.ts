/** Words that turn, bound or compare what is asked, each as a facet of the records and which side of it is meant. */

/** A property of records that a question can be about the one or the other side of. */
export type Facet =
  | 'paid'
  | 'billed'
  | 'overdue'
  | 'billable'
  | 'sent'
  | 'approved'
  | 'submitted'
  | 'resolved'
  | 'archived'
  | 'noted'
  | 'rated'
  | 'sheeted';

/** What no facet takes: something is left out, said not to be, measured against something, or bounded by a number. */
export type Turn = 'exclusion' | 'negation' | 'comparison' | 'bound';

/** `+paid`: what is paid; `-paid`: what is not. */
export type Side = `${'+' | '-'}${Facet}`;

export type OperatorKind = Side | Turn;

export interface Operator {
  readonly kind: OperatorKind;
  /** As it was written, for saying it back. */
  readonly words: readonly string[];
}
