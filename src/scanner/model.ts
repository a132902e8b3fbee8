/**
 * What the engine takes and gives. Text in, findings out: no clock, no files, no editor.
 * Offsets and columns count UTF-16 code units, lines and columns from zero (as LSP 3.17 and the editor do).
 */
import type { Evidence } from './evidence.ts';

/** Languages with a grammar: names are resolved and flow is followed. */
export type CodeLanguage = 'typescript' | 'tsx' | 'javascript' | 'python';

/** Formats of infrastructure that are read as trees of settings. */
export type ConfigLanguage = 'dockerfile' | 'yaml' | 'terraform';

/** What the scanner reads. In `text`, any other readable file, it looks for secrets alone, as it does in all. */
export type Language = CodeLanguage | ConfigLanguage | 'text';

/** From the worst down. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
/** How much a finding matters. */
export type Severity = (typeof severities)[number];
/** From the surest down. */
export const confidences = ['high', 'medium', 'low'] as const;
/** How sure the engine is of a finding. */
export type Confidence = (typeof confidences)[number];
/** Whether one is below the other. */
export function isLessSure(one: Confidence, other: Confidence): boolean {
  return confidences.indexOf(one) > confidences.indexOf(other);
}

/** What a finding is about: harm that others can do, or code that is hard to keep right. */
export type FindingCategory = 'security' | 'quality';

/** A place in a text; `end` is exclusive. */
export interface TextRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One replacement in a text, by offset. */
export interface TextEdit {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly newText: string;
}

/** A fix that reparses and rescans clean; never offered where it would touch a syntax error. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** How the first step of a flow ends that begins with what a stranger sent; one from a parameter has no such step. */
export const arrival = 'comes in';

/** One stop on the way of a tainted value, source first, sink last. */
export interface FlowStep {
  readonly message: string;
  readonly range: TextRange;
  /** Set where the step lies in another file (one import deep). */
  readonly path?: string;
}

/**
 * What one rule says of one place of a text. A finding made by flow has its steps; what a comment suppresses is not
 * among the findings but beside them.
 */
export interface Finding {
  readonly ruleId: string;
  readonly message: string;
  readonly category: FindingCategory;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** What its severity follows from; absent for findings of quality. */
  readonly evidence?: Evidence;
  readonly range: TextRange;
  /** CWE numbers, e.g. 89 for SQL injection. */
  readonly cwe: readonly number[];
  /** OWASP Top 10:2021 identifiers, e.g. `A03:2021`. */
  readonly owasp: readonly string[];
  /**
   * Stable name of the finding: rule, normalised snippet, function path and ordinal, hashed.
   * Survives moved lines and formatting.
   */
  readonly fingerprint: string;
  /** Where it stands, as a name that outlives moved lines: functions and classes outermost first, a resource, a key. */
  readonly within?: string;
  readonly steps: readonly FlowStep[];
  readonly fixes: readonly Fix[];
  /** The range holds a secret: whoever shows the code there shows this in its place, and keeps the code nowhere. */
  readonly mask?: string;
  /** Places, in the range or elsewhere in the text, that hold a secret by the way: they are not shown either. */
  readonly hides?: readonly HiddenPlace[];
}

/** Part of a text that nobody shows or keeps; UTF-16 offsets. */
export type HiddenPlace = Pick<TextRange, 'startOffset' | 'endOffset'>;

/** A finding that a comment in the source has suppressed, with the reason it gives. */
export interface SuppressedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** `partial` says that a syntax error, a limit or the time budget left something unread; `notes` say what. */
export interface ScanResult {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly partial: boolean;
  readonly notes: readonly string[];
}

/** What a rule says of itself; the same texts feed hover, `vireo rules show` and SARIF. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly category: FindingCategory;
  readonly languages: readonly Language[];
  /** Its impact: the most that a finding of it can be. What a finding is follows from its evidence (`severityOf`). */
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
  readonly tags: readonly string[];
  readonly why: string;
  readonly fix: string;
  readonly references: readonly string[];
}

/** Cancellation for the pure cores; an AbortSignal satisfies it. */
export interface CancelSignal {
  readonly aborted: boolean;
  /** The caller's time for this scan is up: what has not been followed by then is left out, and a note says so. */
  readonly expired?: boolean | undefined;
}

/** A finding that is to be suppressed by a comment, and why. */
export interface SuppressionRequest {
  readonly ruleId: string;
  readonly range: Pick<TextRange, 'startOffset' | 'endOffset'>;
  readonly reason: string;
}

/** A document held open: its tree is kept, and an edit rescans only what it touched. */
export interface OpenDocument {
  readonly language: Language;
  readonly text: string;
  /** Applies edits in order, each against the text left by the one before. */
  edit(edits: readonly TextEdit[]): void;
  /** Throws `ScanCancelled` when the signal is aborted between two units of work. */
  scan(signal?: CancelSignal): ScanResult;
  /**
   * Whether the last result is that of a fresh scan. Of a long text with syntax errors it may not be while somebody
   * types: the parser's way round an error depends on what it takes over from the text before.
   */
  readonly isSettled: boolean;
  /** How many syntax errors the text had when it was last scanned; 0 for one without a grammar. */
  readonly syntaxErrors: number;
  /** Gives what a fresh scan of the text gives; dearer than `scan` where the last result is not settled. */
  settle(signal?: CancelSignal): ScanResult;
  /**
   * The edit that sets a finding aside by a comment, proven by a scan of the edited text: this finding is gone, nothing
   * else has changed. Undefined where no comment does that, or the finding is not in the text.
   */
  suppression(request: SuppressionRequest, signal?: CancelSignal): TextEdit | undefined;
  dispose(): void;
}

/** Where a module's exports are summarised for flow one import deep; filled by workspace/. */
export interface ModuleSummaries {
  /** Text and language of the module that `specifier` names when imported from `fromPath`; undefined when it is not of this workspace. */
  resolve(
    fromPath: string,
    specifier: string,
  ): { readonly path: string; readonly language: CodeLanguage; readonly text: string } | undefined;
  /** The other files of Terraform in the folder of `fromPath`, by name: together they are one module. */
  beside?(fromPath: string): readonly BesideFile[];
  /** A file by its path from the root of its workspace on: folders above the root say nothing about it. */
  nameOf?(path: string): string;
}

/** A file of the workspace that stands beside the one at hand. */
export interface BesideFile {
  readonly path: string;
  readonly text: string;
}

/**
 * How a scanner is set up. Without `summaries` imports lead nowhere; without `ruleIds` every rule of the set is
 * asked.
 */
export interface ScannerOptions {
  readonly summaries?: ModuleSummaries;
  readonly ruleIds?: readonly string[] | undefined;
  /** Goes into the digests of secrets, so that a fingerprint tells nothing to whoever lacks it; kept in the baseline. */
  readonly salt?: string;
}

/**
 * An engine with its rules. It keeps nothing of a text, but for the documents that it has opened; it is not shared
 * between threads.
 */
export interface Scanner {
  readonly rules: readonly RuleInfo[];
  /** Version of engine and rule set together: part of every cache key. */
  readonly version: string;
  open(path: string, language: Language, text: string): OpenDocument;
  /** Scans a text once and keeps nothing. */
  scan(path: string, language: Language, text: string, signal?: CancelSignal): ScanResult;
}

/**
 * Bytes of the grammars and the runtime; the caller reads them, since the engine does no I/O. A grammar is asked for
 * once, when a text first needs it, so a getter may read it then.
 */
export interface GrammarFiles {
  readonly runtimeWasm: Uint8Array;
  readonly grammars: Readonly<Record<CodeLanguage | 'terraform', Uint8Array>>;
}
