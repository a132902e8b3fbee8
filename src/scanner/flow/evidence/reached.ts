import type { DraftFix } from '../../draft.ts';
import type { Confidence, Severity } from '../../model.ts';
import type { Step } from '../value/step.ts';
import type { Taint } from '../value/taint.ts';

/** A sink as reached: what a finding or a summary needs of it. */
export interface Reached {
  readonly sinkClass: string;
  readonly bit: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: Confidence | undefined;
  readonly impact: Severity | undefined;
  /** What stands beside the value bounds where it leads. */
  readonly isBounded?: boolean | undefined;
  /** Its file makes an application that reads bodies of JSON alone. */
  readonly takesJsonAlone?: boolean | undefined;
  /** A function that carries the value on leads it past checks whose bodies were not read: their answers, as bits. */
  readonly unread?: number;
  /** Behind what reaches it the program has written further parts of a path. */
  readonly isBeforeWritten?: boolean | undefined;
  /** Nothing but the name says that it is a sink. */
  readonly isNameAlone?: boolean | undefined;
  /** It is a method of an object whose type is known. */
  readonly isTyped?: boolean | undefined;
  /** What reaches it is not a caller's own part as it came. */
  readonly isBuilt: boolean;
  /** A function that carries the value on puts it into a text. */
  readonly isPieced?: boolean;
  /** A function that carries the value on looks it up inside of something. */
  readonly isFound?: boolean;
  /** Of what is written under a key: that is anybody's as well, and nothing keeps it from the prototype. */
  readonly isOpen?: boolean | undefined;
  /** What a caller of an exported function hands in does not count. */
  readonly strangersOnly?: true | undefined;
  /** An object that reaches it is sent as JSON. */
  readonly textOnly?: true | undefined;
  readonly isAnswer?: boolean;
  readonly isDefinition?: boolean;
  readonly isElsewhere?: boolean;
  /** Makes the fixes of the finding; asked only where there is one. */
  readonly fixes?: (() => readonly DraftFix[]) | undefined;
  /** Steps after the taint's own, when a function carries it on. */
  readonly beyond?: Step | undefined;
}

/** What a finding needs to know of what reaches a sink. */
export type TaintOfDraft = Pick<Taint, 'label' | 'step'> &
  Partial<Pick<Taint, 'origin' | 'isAssumed' | 'unread' | 'lacks'>>;
