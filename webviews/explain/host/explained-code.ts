/** What the page that explains a finding asks of where the code is: the editor beside it. */
import type { Mention } from '../../../src/contract/coach/mentions.ts';
import type { ExplainedFinding, Explanation } from '../../../src/contract/explanation.ts';
import type { FindingRange } from '../../../src/contract/findings.ts';
import type { Disposable } from '../../../src/pages/disposables.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { ExplainTarget, ExplainViewMessage } from '../messages.ts';
import type { LineEdit } from './shift-line.ts';

export interface Found {
  readonly target: ExplainTarget;
  readonly explanation: Explanation;
}

/** Rule and line of a finding that is followed through edits. */
export interface Near {
  readonly ruleId: string;
  readonly line: number;
}

export interface Place {
  readonly uri: string;
  readonly range: FindingRange;
}

/** Other findings of the same rule. */
export interface Occurrences {
  /** All of them. */
  readonly count: number;
  /** The first; `path` is how it is shown. */
  readonly places: readonly (Place & { readonly path: string })[];
}

export type FixOutcome = 'fixed' | 'notFixed';

export interface ExplainedCode {
  readonly isTrusted: boolean;
  onDidTrust(listener: () => void): Disposable;
  onDidEdit(listener: (uri: string, edits: readonly LineEdit[]) => void): Disposable;
  /** What is underlined in these files has changed. */
  onDidFind(listener: (uris: readonly string[]) => void): Disposable;
  /** Undefined when there is no such finding or rule (any more). */
  ask(target: ExplainTarget, near?: Near): Promise<Found | undefined>;
  findOthers(explanation: Explanation): Occurrences;
  setTitle(title: string): void;
  /** Path of a file on this machine. */
  pathOf(uri: string): string;
  /** Marks the place. False when the file cannot be opened. */
  reveal(place: Place, enter: boolean): Promise<boolean>;
  /** Takes the mark away. */
  clear(): void;
  leave(): Promise<void>;
  /** `ask` gives the finding as it is now. */
  applyFix(
    ask: () => Promise<Found | undefined>,
    wanted: Extract<ExplainViewMessage, { type: 'applyFix' }>,
  ): Promise<FixOutcome>;
  /** False when the file cannot be opened. */
  suppress(finding: ExplainedFinding): Promise<boolean>;
  /** What of it goes along with a question to the coach. */
  toMention(explanation: Explanation): Promise<Mention>;
}

export interface ExplainPorts extends PagePorts {
  readonly code: ExplainedCode;
}
