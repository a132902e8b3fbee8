import { credentialPlace, credentialTag } from './credential-place.ts';
import { type Draft, fillMessage } from './draft.ts';
import type { FileContext } from './file-context.ts';
import { hashText } from './hash.ts';
import { keyLiterals, keyTag } from './key-literals.ts';
import {
  confidences,
  type Finding,
  type Fix,
  type FlowStep,
  type RuleInfo,
  severities,
  type TextRange,
} from './model.ts';
import type { RuleData } from './rules/rule-data.ts';
import { severityOf, weighed } from './severity.ts';
import type { SuppressionFault } from './suppressions.ts';
import { F, K } from './syntax/kinds.ts';
import { rangeAt } from './syntax/lines.ts';
import { childBy, endOf, textOf, touchesError } from './syntax/read.ts';
import type { TextHit } from './text-analysis.ts';
import { offsetOf } from './units.ts';

/** Code without what a formatter changes: blanks, quotes' kind, trailing commas, semicolons. */
function normalised(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/['`]/g, '"')
    .replace(/,([)\]}])/g, '$1')
    .replace(/;/g, '');
}

/** Names of the functions and classes round an offset, outermost first. */
function functionPath(file: FileContext, offset: number): string {
  const { syntax } = file;
  const path: string[] = [];
  let node = 1;
  let stop = syntax.count;
  while (node < stop) {
    const holds = (syntax.start[node] ?? 0) <= offset && offset < (syntax.end[node] ?? 0);
    if (!holds) {
      node = endOf(syntax, node);
      continue;
    }
    const kind = syntax.kind[node];
    if (kind === K.func || kind === K.class) path.push(textOf(syntax, childBy(syntax, node, F.name)));
    stop = endOf(syntax, node);
    node += 1;
  }
  return path.join('.');
}

/** Gives findings their stable names; equal ones in one place are told apart by their order. */
class Fingerprints {
  private readonly counts = new Map<string, number>();

  /** `snippet` is what was found, `within` where: a path of functions, a resource. */
  of(ruleId: string, snippet: string, within: string): string {
    const key = `${ruleId}\u0000${snippet}\u0000${within}`;
    const ordinal = this.counts.get(key) ?? 0;
    this.counts.set(key, ordinal + 1);
    return hashText(`${key}\u0000${ordinal}`);
  }
}

function rangeOf(file: FileContext, from: number, to: number): TextRange {
  return rangeAt(file.lines, from, to);
}

function finishSteps(file: FileContext, draft: Draft): FlowStep[] {
  return draft.steps.map((step) => {
    if (step.elsewhere !== undefined) return { message: step.message, ...step.elsewhere };
    return {
      message: step.message,
      range: rangeOf(file, offsetOf(file.units, step.from), offsetOf(file.units, step.to)),
    };
  });
}

/** Fixes whose edits stay clear of syntax errors. */
function finishFixes(file: FileContext, draft: Draft): Fix[] {
  const fixes = draft.fixes.map(({ title, edits }) => ({
    title,
    edits: edits.map((edit) => ({
      startOffset: offsetOf(file.units, edit.from),
      endOffset: offsetOf(file.units, edit.to),
      newText: edit.newText,
    })),
  }));
  return fixes.filter(
    (fix) => !fix.edits.some((edit) => touchesError(file.syntax, edit.startOffset, edit.endOffset)),
  );
}

interface Placed {
  readonly draft: Draft;
  readonly from: number;
  readonly to: number;
}

function placed(file: FileContext, draft: Draft): Placed {
  const from = offsetOf(file.units, draft.from);
  const to = offsetOf(file.units, draft.to);
  const value = draft.rule.tags.includes(credentialTag) ? credentialPlace(file, from, to) : undefined;
  if (value === undefined) return { draft, from, to };
  const { name } = value;
  const message = name === '' ? draft.message : fillMessage(draft.rule.message, { name });
  return { draft: { ...draft, message }, from: value.from, to: value.to };
}

/** By place, then rule; of two flows into one sink the one found first stays. */
function inOrder(file: FileContext, drafts: readonly Draft[]): Placed[] {
  const all = drafts.map((draft) => placed(file, draft));
  all.sort(
    (a, b) =>
      a.from - b.from ||
      a.to - b.to ||
      (a.draft.rule.id < b.draft.rule.id ? -1 : Number(a.draft.rule.id > b.draft.rule.id)) ||
      weight(b.draft) - weight(a.draft) ||
      gravity(a.draft) - gravity(b.draft) ||
      Number(isFlow(b.draft)) - Number(isFlow(a.draft)) ||
      a.draft.steps.length - b.draft.steps.length,
  );
  const said = new Set(all.map(({ draft, from, to }) => `${draft.rule.id} ${from} ${to}`));
  return all.filter((each, index) => {
    const before = all[index - 1];
    const isRepeated =
      before?.from === each.from && before.to === each.to && before.draft.rule.id === each.draft.rule.id;
    return !isRepeated && !isOutdone(each, said);
  });
}

/** Whether a rule that says more has reported the same place. */
function isOutdone({ draft, from, to }: Placed, said: ReadonlySet<string>): boolean {
  return draft.rule.yieldsTo?.some((id) => said.has(`${id} ${from} ${to}`)) === true;
}

/**
 * Of two drafts for one place, the surer one stays; of two as sure, the one that shows its way, unless the way begins at a
 * parameter that its name alone makes a request.
 */
function weight(draft: Draft): number {
  const isAssumed = draft.evidence?.kind === 'flow' && draft.evidence.source === 'assumed';
  return (isFlow(draft) && !isAssumed ? 1 : 0) - confidences.indexOf(draft.confidence) * 2;
}

const isFlow = (draft: Draft): boolean => draft.steps.length > 0;

/** Of two as sure, the one that counts for more stays. */
function gravity({ rule, impact = rule.severity, evidence }: Draft): number {
  return severities.indexOf(severityOf(impact, evidence));
}

/** Turns drafts into findings of the text at hand. */
export function finishFindings(file: FileContext, drafts: readonly Draft[]): Finding[] {
  const fingerprints = new Fingerprints();
  return inOrder(file, drafts).map(({ draft, from, to }) => {
    const snippet = normalised(file.syntax.text.slice(from, to));
    const within = functionPath(file, from);
    return {
      ...factsOf(draft.rule),
      ...weighed(draft.impact ?? draft.rule.severity, draft.evidence),
      message: draft.message,
      confidence: draft.confidence,
      range: rangeOf(file, from, to),
      fingerprint: fingerprints.of(draft.rule.id, snippet, within),
      within,
      steps: finishSteps(file, draft),
      fixes: finishFixes(file, draft),
      ...(draft.rule.tags.includes(keyTag) ? { hides: keyLiterals(file, from, to) } : {}),
    };
  });
}

/** What a finding takes over from its rule. */
function factsOf(rule: RuleInfo): Pick<Finding, 'ruleId' | 'category' | 'cwe' | 'owasp'> {
  const { id, category, cwe, owasp } = rule;
  return { ruleId: id, category, cwe, owasp };
}

/** Turns what an analysis of the bare text found into findings. */
export function finishTextHits(lines: Uint32Array, hits: readonly TextHit[]): Finding[] {
  const fingerprints = new Fingerprints();
  return hits.map(
    ({ rule, message, confidence, impact, evidence, from, to, snippet, within, fixes, mask }) => ({
      ...factsOf(rule),
      message,
      ...weighed(impact ?? rule.severity, evidence),
      confidence: confidence ?? rule.confidence,
      range: rangeAt(lines, from, to),
      fingerprint: fingerprints.of(rule.id, snippet, within),
      within,
      steps: [],
      fixes: (fixes ?? []).map(({ title, edits }) => ({
        title,
        edits: edits.map((edit) => ({ startOffset: edit.from, endOffset: edit.to, newText: edit.newText })),
      })),
      ...(mask === undefined ? {} : { mask }),
    }),
  );
}

/** Findings about suppressions themselves; these cannot be suppressed. */
export function faultFindings(
  lines: Uint32Array,
  rules: ReadonlyMap<string, RuleData>,
  faults: readonly SuppressionFault[],
): Finding[] {
  const hits = faults.flatMap(({ kind, name, from, to }): TextHit[] => {
    const rule = rules.get(kind);
    if (rule === undefined) return [];
    const message = fillMessage(rule.message, { name });
    return [{ rule, message, evidence: undefined, from, to, snippet: name, within: '' }];
  });
  return finishTextHits(lines, hits);
}
