/** From a finding to what the editor draws. Pure. */
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
} from 'vscode-languageserver';
import type { FindingRange } from '../contract/findings.ts';
import type { FindingData } from '../contract/lsp-messages.ts';
import { limitCode } from '../contract/notice-codes.ts';
import { plainText } from '../contract/plain-text.ts';
import type { RuleTexts } from '../contract/rule-texts/rule-texts.ts';
import { cweLink } from '../contract/standards.ts';
import { isOfWholeFile } from '../contract/whole-file.ts';
import type { RuleInfo, Severity } from '../scanner/model.ts';
import type { ClientFacts } from './client-facts.ts';
import { uriOf } from './paths.ts';
import type { ReportItem } from './report.ts';
import { limitsOf } from './scans/scan-notes.ts';

/** Shown where the engine speaks; an agent's name follows it. */
export const diagnosticSource = 'Vireo';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Error,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Information,
  // Not a hint: Problems leaves hints out, and would count fewer than the Findings view and the Scanner.
  info: DiagnosticSeverity.Information,
};

export interface DiagnosticOptions {
  readonly uri: string;
  readonly client: Pick<ClientFacts, 'relatedInformation' | 'codeDescription'> &
    Partial<Pick<ClientFacts, 'texts'>>;
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

export function toDiagnostic(item: ReportItem, options: DiagnosticOptions): Diagnostic {
  const rule = options.rules.get(item.ruleId);
  const href = documentationOf(item, rule);
  const tags = tagsOf(rule);
  return {
    range: toRange(item.range),
    severity: item.isFaded ? DiagnosticSeverity.Hint : severities[item.severity],
    source: item.agent === undefined ? diagnosticSource : `${diagnosticSource} · ${item.agent.agent}`,
    code: item.ruleId,
    message: messageOf(item, options.client.texts),
    data: dataOf(item, options.client.texts),
    ...(href !== undefined && options.client.codeDescription ? { codeDescription: { href } } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(item.steps.length > 0 && options.client.relatedInformation
      ? { relatedInformation: related(item, options.uri) }
      : {}),
  };
}

/** An editor has no other place for what is of the file than its first line: then the words say it. */
function messageOf({ ruleId, message, agent }: ReportItem, texts: RuleTexts | undefined): string {
  const told = plainText(texts?.message(ruleId, message) ?? message);
  const wholeFile = ' (the file as a whole)';
  return agent !== undefined && isOfWholeFile(agent) ? `${told}${texts?.word(wholeFile) ?? wholeFile}` : told;
}

/** As it is kept, where the reader sees it in another language. */
function keptMessage({ ruleId, message }: ReportItem, texts: RuleTexts | undefined): { message?: string } {
  const isTranslated = texts !== undefined && texts.message(ruleId, message) !== message;
  return isTranslated ? { message } : {};
}

/** What a diagnostic says to programs: which finding it is, and what its colour hides. */
function dataOf(item: ReportItem, texts: RuleTexts | undefined): FindingData {
  const { fingerprint, severity, category, cwe, live, agent, isNew } = item;
  const fixable = (live?.fixes.length ?? 0) > 0;
  return {
    fingerprint,
    severity,
    category,
    cwe,
    fixable,
    ...(agent === undefined ? {} : { id: agent.id }),
    ...(isNew === undefined ? {} : { isNew }),
    ...keptMessage(item, texts),
  };
}

/** All that is shown of a file: its findings, and what a limit left unread. */
export function toDiagnostics(
  { items, notes }: { readonly items: readonly ReportItem[]; readonly notes: readonly string[] },
  options: DiagnosticOptions,
): Diagnostic[] {
  const diagnostics = items.map((item) => toDiagnostic(item, options));
  const limits = limitsOf(notes);
  return limits.length === 0 ? diagnostics : [...diagnostics, toLimitDiagnostic(limits)];
}

/** A limit was met: said on the first line, so that nobody takes silence for safety. */
export function toLimitDiagnostic(notes: readonly string[]): Diagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    code: limitCode,
    message: notes.join('\n'),
  };
}

export function toRange({ startLine, startColumn, endLine, endColumn }: FindingRange): Range {
  return {
    start: { line: startLine, character: startColumn },
    end: { line: endLine, character: endColumn },
  };
}

/** The rule's first reference, else the weakness it is an instance of. */
function documentationOf(item: ReportItem, rule: RuleInfo | undefined): string | undefined {
  const [cwe] = item.cwe;
  return rule?.references[0] ?? (cwe === undefined ? undefined : cweLink(cwe));
}

function tagsOf(rule: RuleInfo | undefined): DiagnosticTag[] {
  const tags: DiagnosticTag[] = [];
  if (rule?.tags.includes('dead-code') === true) tags.push(DiagnosticTag.Unnecessary);
  if (rule?.tags.includes('deprecated') === true) tags.push(DiagnosticTag.Deprecated);
  return tags;
}

function related(item: ReportItem, uri: string): DiagnosticRelatedInformation[] {
  return item.steps.map((step) => ({
    message: plainText(step.message),
    location: { uri: step.path === undefined ? uri : uriOf(step.path), range: toRange(step.range) },
  }));
}
