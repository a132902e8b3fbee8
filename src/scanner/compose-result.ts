import type { CommentPlaces } from './comment-places.ts';
import type { CommentSpan } from './comment-syntax.ts';
import type { Engine } from './engine.ts';
import { faultFindings, finishTextHits } from './findings.ts';
import type { Finding, ScanResult } from './model.ts';
import { settleCredentials } from './secrets/settlement.ts';
import { sortSuppressed } from './suppressions.ts';
import type { TextInput } from './text-analysis.ts';

/** What the code engine made of a text, when there is a grammar for it. */
export interface CodePart {
  readonly findings: readonly Finding[];
  readonly comments: readonly CommentSpan[];
  readonly notes: readonly string[];
  readonly places: CommentPlaces;
}

/** What looks at a text. */
export interface Parts {
  /** The engine's, or those of a document that is open. */
  readonly analyses: Engine['analyses'];
  readonly scanCode: () => CodePart;
}

/**
 * Joins what all analyses found in a text, and leaves out what its comments suppress. The code comes last: it may use
 * up the caller's time, and a secret is not to be missed for it.
 */
export function composeResult(engine: Engine, input: TextInput, { analyses, scanCode }: Parts): ScanResult {
  const named = { ...input, name: engine.nameOf?.(input.path) };
  const outcomes = analyses.map((analyse) => analyse(named));
  const code = scanCode();
  const notes = [...code.notes, ...outcomes.flatMap((outcome) => outcome.notes)];
  const others = finishTextHits(
    input.lines,
    outcomes.flatMap((outcome) => outcome.hits),
  );
  const isPartial = notes.length > 0;
  const sorted = sortSuppressed(
    { ...input, comments: code.comments, places: code.places },
    settleCredentials(engine, input, { code: code.findings, others }),
    !isPartial,
  );
  const findings = [...sorted.findings, ...faultFindings(input.lines, engine.rules, sorted.faults)];
  findings.sort((a, b) => a.range.startOffset - b.range.startOffset);
  return { findings, suppressed: sorted.suppressed, partial: isPartial, notes };
}
