/** Puts an explanation together from what is known of a finding, its rule and the texts it runs through. */
import type {
  ExplainedExample,
  ExplainedFinding,
  ExplainedFix,
  ExplainedPlace,
  ExplainedStep,
  Explanation,
} from '../../contract/explanation.ts';
import type { FindingRange, FindingStep } from '../../contract/findings.ts';
import { nameOfRule } from '../../contract/rule-name.ts';
import { tellsOfSecret } from '../../contract/secret-weaknesses.ts';
import { cweLink, owaspLink, owaspTitle } from '../../contract/standards.ts';
import { isOfWholeFile } from '../../contract/whole-file.ts';
import type { Fix, RuleInfo } from '../../scanner/model.ts';
import { maskSecrets } from '../../scanner/secrets/mask.ts';
import { uriOf } from '../paths.ts';
import type { SourceText, SourceTexts } from '../source-texts.ts';
import { type ExcerptOptions, excerptOf } from './excerpt.ts';
import { tellExplanation } from './explanation-markdown.ts';
import type { Subject, WholeSubject } from './find-subject.ts';
import { diffOfFix } from './fix-diff.ts';
import { weakestLink } from './weakest-link.ts';

export interface Told {
  readonly rule: RuleInfo | undefined;
  readonly example: ExplainedExample | undefined;
}

/** The line before says what the way begins in; further on it would mostly repeat the step before. */
const atSource: ExcerptOptions = { before: 1, after: 0, atMost: 6 };
const atStep: ExcerptOptions = { ...atSource, before: 0 };
const atFinding: ExcerptOptions = { before: 2, after: 2, atMost: 12 };

/** A team's rules may name anything as a reference: what is no page of the web is left out. */
const webPage = /^https?:\/\/[^\s<>]+$/i;

export async function explainSubject(
  texts: SourceTexts,
  subject: WholeSubject,
  { rule, example }: Told,
): Promise<Explanation> {
  const { item } = subject;
  const finding = await toFinding(texts, subject, rule);
  return told({
    title: rule?.title ?? nameOfRule(item.ruleId),
    ruleId: item.ruleId,
    severity: item.severity,
    confidence: item.confidence,
    category: item.category,
    ...ruleParts({ rule, example }),
    standards: standardsOf(item),
    finding,
  });
}

/** A rule without a finding. */
export function explainRule(rule: RuleInfo, example: ExplainedExample | undefined): Explanation {
  const { id: ruleId, title, severity, confidence, category } = rule;
  const standards = standardsOf(rule);
  return told({
    title,
    ruleId,
    severity,
    confidence,
    category,
    ...ruleParts({ rule, example }),
    standards,
  });
}

function told(explanation: Omit<Explanation, 'markdown'>): Explanation {
  return { ...explanation, markdown: tellExplanation(explanation) };
}

function ruleParts({ rule, example }: Told) {
  if (rule === undefined) return { isKnownRule: false, references: [] };
  const { why, fix, references } = rule;
  const pages = references.filter((reference) => webPage.test(reference));
  const own = {
    isKnownRule: true,
    why: why.trim(),
    fix: fix.trim(),
    references: pages,
  };
  return example === undefined ? own : { ...own, example };
}

function standardsOf({
  cwe,
  owasp,
}: {
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
}): Explanation['standards'] {
  return [
    ...cwe.map((id) => ({ name: `CWE-${id}`, href: cweLink(id) })),
    ...owasp.map((id) => ({ name: `OWASP ${id} ${owaspTitle(id)}`.trim(), href: owaspLink(id) })),
  ];
}

async function toFinding(
  texts: SourceTexts,
  subject: WholeSubject,
  rule: RuleInfo | undefined,
): Promise<ExplainedFinding> {
  const { item, state, text, setAside, means } = subject;
  const { agent, live } = item;
  const steps = stepsOf(subject);
  const weakLink = weakestLink(item, rule);
  return {
    message: item.message,
    fingerprint: item.fingerprint,
    state,
    ...(text?.version === undefined ? {} : { version: text.version }),
    place: placeOf(texts, subject),
    isWholeFile: agent !== undefined && live === undefined && isOfWholeFile(agent),
    steps: await Promise.all(
      steps.map((step, index) => toStep(texts, subject, { step, role: roleOf(index, steps.length) })),
    ),
    ...(agent === undefined ? {} : { broughtBy: agent.agent, recordId: agent.id }),
    dismissed: agent?.dismissed === true,
    ...(agent?.explanation === undefined ? {} : { ownWords: agent.explanation }),
    ...(weakLink === undefined ? {} : { weakLink }),
    fixes: text === undefined ? [] : (live?.fixes ?? []).map((fix) => toFix(text, fix)),
    ...means,
    ...(setAside === undefined ? {} : { setAside }),
  };
}

function placeOf(texts: SourceTexts, subject: Subject): ExplainedPlace {
  const { uri, item, state, text } = subject;
  const place = { uri, path: texts.nameOf(uri, subject.folder), range: item.range };
  if (state === 'current' && text !== undefined)
    return { ...place, excerpt: excerptOf(shownText(item, text), item.range, atFinding) };
  const snippet = item.agent?.snippet ?? '';
  if (snippet === '' || isAboutSecret(item)) return place;
  const { startLine, startColumn, endLine, endColumn } = item.range;
  const range = { startLine: 0, startColumn, endLine: endLine - startLine, endColumn };
  const excerpt = excerptOf(snippet, range, atFinding);
  return { ...place, excerpt: { ...excerpt, startLine: startLine + excerpt.startLine } };
}

/** What only another tool calls a secret is not covered yet: its whole range is then. */
function shownText(item: Subject['item'], { text, masked }: SourceText): string {
  if (item.live !== undefined || !isAboutSecret(item)) return masked;
  const { startLine, startColumn, endLine, endColumn } = item.range;
  const range = {
    startOffset: offsetAt(text, startLine, startColumn),
    endOffset: offsetAt(text, endLine, endColumn),
  };
  return maskSecrets(masked, [{ mask: '…', range }]);
}

function isAboutSecret({ cwe }: Subject['item']): boolean {
  return tellsOfSecret(cwe);
}

function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 0; at < line; at += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  return Math.min(start + column, text.length);
}

/** An agent's steps stand where they were found; those in the finding's own file moved with it. */
function stepsOf({ item, state }: Subject): readonly FindingStep[] {
  const { agent, live, range } = item;
  if (agent === undefined || live !== undefined || state !== 'current') return item.steps;
  const moved = range.startLine - agent.range.startLine;
  const move = (range: FindingRange): FindingRange => ({
    ...range,
    startLine: Math.max(0, range.startLine + moved),
    endLine: Math.max(0, range.endLine + moved),
  });
  return item.steps.map((step) => (step.path === undefined ? { ...step, range: move(step.range) } : step));
}

async function toStep(
  texts: SourceTexts,
  subject: Subject,
  { step, role }: { readonly step: FindingStep; readonly role: ExplainedStep['role'] },
): Promise<ExplainedStep> {
  const uri = step.path === undefined ? subject.uri : uriOf(step.path);
  const text = uri === subject.uri ? subject.text : await texts.read(uri);
  const isReadable = text !== undefined && subject.state === 'current';
  const options = role === 'source' ? atSource : atStep;
  return {
    role,
    message: step.message,
    uri,
    path: texts.nameOf(uri, subject.folder),
    range: step.range,
    ...(isReadable ? { excerpt: excerptOf(text.masked, step.range, options) } : {}),
  };
}

function roleOf(index: number, count: number): ExplainedStep['role'] {
  if (index === count - 1) return 'sink';
  return index === 0 ? 'source' : 'through';
}

function toFix(source: SourceText, { title, edits }: Fix): ExplainedFix {
  return {
    title,
    diff: diffOfFix(source, edits),
    edits: edits.map(({ startOffset, endOffset, newText }) => ({
      range: rangeAt(source.text, startOffset, endOffset),
      newText,
    })),
  };
}

function rangeAt(text: string, startOffset: number, endOffset: number): FindingRange {
  const place = (offset: number): readonly [line: number, column: number] => {
    const before = text.slice(0, offset).split('\n');
    return [before.length - 1, before.at(-1)?.length ?? 0];
  };
  const [startLine, startColumn] = place(startOffset);
  const [endLine, endColumn] = place(endOffset);
  return { startLine, startColumn, endLine, endColumn };
}
