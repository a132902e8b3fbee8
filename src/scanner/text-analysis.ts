/**
 * The port of what looks at a text without the code engine: infrastructure, secrets. An analysis is pure, sees the
 * whole text, and is made once for a rule set; its hits become findings beside those of the code engine.
 */
import type { OffsetFix } from './draft.ts';
import type { Evidence } from './evidence.ts';
import type { CancelSignal, Confidence, Language, RuleInfo, Severity } from './model.ts';

/** A text to look at, with the offsets of its lines. */
export interface TextInput {
  readonly path: string;
  /** The path from the workspace's root on, where that is known. */
  readonly name?: string | undefined;
  readonly language: Language;
  readonly text: string;
  readonly lines: Uint32Array;
  /** The caller's patience; an analysis that goes over much asks for it. */
  readonly signal?: CancelSignal | undefined;
}

/** Something found; offsets are of the text at hand. */
export interface TextHit {
  readonly rule: RuleInfo;
  readonly message: string;
  /** The rule's own when not given. */
  readonly confidence?: Confidence;
  /** The most that this way of the weakness can do, where that is less than the rule's own. */
  readonly impact?: Severity | undefined;
  readonly evidence: Evidence | undefined;
  readonly from: number;
  readonly to: number;
  /** What was found, without what a formatter changes; of a secret a digest, never its text. */
  readonly snippet: string;
  /** Where it stands, as a name that outlives moved lines: a resource, a key. */
  readonly within: string;
  readonly fixes?: readonly OffsetFix[];
  /** Set for a secret: what is shown in place of the range. */
  readonly mask?: string;
}

/** What an analysis of plain text found, and what it left out. */
export interface TextOutcome {
  readonly hits: readonly TextHit[];
  /** What was left out, and why; a note makes the result partial. */
  readonly notes: readonly string[];
}

/** An analysis of the text itself, beside that of code: secrets, infrastructure. */
export interface TextAnalysis {
  (input: TextInput): TextOutcome;
  /**
   * The same for one text that is edited: what it gives keeps what it has found between calls, and answers as the
   * analysis itself would. For an analysis that is dear without.
   */
  readonly open?: () => (input: TextInput) => TextOutcome;
}
