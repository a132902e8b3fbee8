/** Findings and rules told in Markdown, for hover and explanations. What comes from a source file is escaped. */

import type { FindingStep } from '../contract/findings.ts';
import type { Explanation } from '../contract/lsp-messages.ts';
import { plainText } from '../contract/plain-text.ts';
import { cweLink, owaspLink } from '../contract/standards.ts';
import type { RuleInfo, Severity } from '../scanner/model.ts';
import { uriOf } from './paths.ts';
import type { ReportItem } from './report.ts';

const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

/** Text of strangers must not become a link, an image that is fetched, or HTML. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&-]/g, '\\$&').replace(/\s+/g, ' ');
}

/** A message with its code as code. Only a lone pair of backticks is one; all else of it is text, and inert. */
export function tellMessage(message: string): string {
  const parts = message.replace(/\s+/g, ' ').split(/(?<!`)`([^`]+)`(?!`)/);
  return parts.map((part, index) => (index % 2 === 1 ? `\`${part}\`` : escapeMarkdown(part))).join('');
}

export interface TellOptions {
  readonly item: ReportItem;
  readonly rule: RuleInfo | undefined;
  readonly uri: string;
}

/** A few lines, as fits a hover. The message is not among them: editors show the diagnostic's in the same place. */
export function tellShortly({ item, rule, uri }: TellOptions): string {
  const own = item.agent?.explanation;
  return sections([
    `**${escapeMarkdown(rule?.title ?? item.ruleId)}** · ${severityNames[item.severity]} · ${sourceOf(item)}`,
    rule === undefined ? escapeProse(own ?? '') : rule.why.trim(),
    rule === undefined ? '' : `**How to fix:** ${rule.fix.trim()}`,
    tellSteps(item.steps, uri),
    standardsOf(item),
  ]);
}

/** The same for an editor that reads no Markdown. */
export function tellPlainly({ item, rule }: Pick<TellOptions, 'item' | 'rule'>): string {
  if (rule === undefined) return item.ruleId;
  return [rule.title, plainText(rule.why.trim()), `How to fix: ${plainText(rule.fix.trim())}`].join('\n\n');
}

/** At length: what `$/vireo/explain` answers for a finding. */
export function explainFinding({ item, rule, uri }: TellOptions): Explanation {
  const title = rule?.title ?? item.ruleId;
  const markdown = sections([
    `# ${escapeMarkdown(title)}`,
    `${severityNames[item.severity]} · confidence ${item.confidence} · \`${item.ruleId}\` · ${sourceOf(item)}`,
    tellMessage(item.message),
    item.agent?.explanation === undefined ? '' : escapeProse(item.agent.explanation),
    rule === undefined ? '' : `## Why it matters\n\n${rule.why.trim()}`,
    item.steps.length === 0 ? '' : `## How the value gets there\n\n${tellSteps(item.steps, uri)}`,
    rule === undefined ? '' : `## How to fix it\n\n${rule.fix.trim()}`,
    tellFixes(item),
    '## When it is no problem\n\nSuppress it with the reason; the reason stays next to the line.',
    tellReferences(standardsOf(item), rule?.references ?? []),
  ]);
  return { title, markdown };
}

/** A rule without a finding. */
export function explainRule(rule: RuleInfo): Explanation {
  const markdown = sections([
    `# ${escapeMarkdown(rule.title)}`,
    `${severityNames[rule.severity]} · confidence ${rule.confidence} · \`${rule.id}\``,
    `## Why it matters\n\n${rule.why.trim()}`,
    `## How to fix it\n\n${rule.fix.trim()}`,
    tellReferences(standardsOf(rule), rule.references),
  ]);
  return { title: rule.title, markdown };
}

function sections(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** An agent's prose may use emphasis and code; it may not bring links, images or HTML. */
function escapeProse(text: string): string {
  return text.trim().replace(/[<>&[\]]/g, '\\$&');
}

function sourceOf(item: ReportItem): string {
  return item.agent === undefined ? 'Vireo' : `Vireo · ${escapeMarkdown(item.agent.agent)}`;
}

function tellSteps(steps: readonly FindingStep[], uri: string): string {
  return steps.map((step, index) => `${index + 1}. ${tellStep(step, uri)}`).join('\n');
}

function tellStep({ message, range, path }: FindingStep, uri: string): string {
  const target = path === undefined ? uri : uriOf(path);
  const name = decodeURIComponent(target.slice(target.lastIndexOf('/') + 1));
  const line = range.startLine + 1;
  return `${tellMessage(message)} — [${escapeMarkdown(name)}:${line}](<${target}#L${line}>)`;
}

function tellFixes(item: ReportItem): string {
  const titles = item.live?.fixes.map((fix) => `- ${escapeMarkdown(fix.title)}`) ?? [];
  return titles.length === 0 ? '' : `Quick fixes at the finding:\n\n${titles.join('\n')}`;
}

function standardsOf({
  cwe,
  owasp,
}: {
  readonly cwe: readonly number[];
  readonly owasp: readonly string[];
}): string {
  const links = [
    ...cwe.map((id) => [`CWE-${id}`, cweLink(id)]),
    ...owasp.map((id) => [`OWASP ${id}`, owaspLink(id)]),
  ];
  return links.map(([name, href]) => `[${name}](${href})`).join(' · ');
}

function tellReferences(standards: string, references: readonly string[]): string {
  const lines = [standards, ...references.map((href) => `<${href}>`)].filter((line) => line !== '');
  return lines.length === 0 ? '' : `## References\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}
