/** Findings and rules told in Markdown, for hover. Rules may be those of a team: what they say is a stranger's text, too. */
import { tellWeakLink } from '../contract/findings/weak-link.ts';
import { clientCommands } from '../contract/lsp-messages.ts';
import { escapeMarkdown, markSentence } from '../contract/markdown.ts';
import { plainText } from '../contract/plain-text.ts';
import { cweLink, owaspLink } from '../contract/standards.ts';
import type { RuleInfo, Severity } from '../scanner/model.ts';
import { weakestLink } from './explanation/weakest-link.ts';
import type { ReportItem } from './report.ts';

const severityNames: Readonly<Record<Severity, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

export interface TellOptions {
  readonly item: ReportItem;
  readonly rule: RuleInfo | undefined;
  readonly uri: string;
  /** The client carries out the command that explains a finding. */
  readonly explains?: boolean;
}

/**
 * A few lines, as fits a hover: what it is, why it matters and how to mend it, a sentence each. The message is not among
 * them: editors show the diagnostic's in the same place. The way of a value is told where there is room for it.
 */
export function tellShortly({ item, rule, explains = false, uri }: TellOptions): string {
  const own = markSentence(firstSentence(item.agent?.explanation ?? ''));
  const links = [standardsOf(item), ...(explains ? [explainLink(item, uri)] : [])];
  return sections([
    `**${escapeMarkdown(rule?.title ?? item.ruleId)}** · ${severityNames[item.severity]}${agentOf(item)}`,
    rule === undefined ? own : markSentence(firstSentence(rule.why)),
    weakLinkOf(item, rule),
    rule === undefined ? '' : `**How to fix:** ${markSentence(firstSentence(rule.fix))}`,
    links.filter((link) => link !== '').join(' · '),
  ]);
}

/** A rule by itself, as short. */
export function tellRule(rule: RuleInfo): string {
  return sections([
    `**${escapeMarkdown(rule.title)}** · ${severityNames[rule.severity]}`,
    markSentence(firstSentence(rule.why)),
    `**How to fix:** ${markSentence(firstSentence(rule.fix))}`,
    standardsOf(rule),
  ]);
}

/** The same for an editor that reads no Markdown. */
export function tellPlainly({ item, rule }: Pick<TellOptions, 'item' | 'rule'>): string {
  if (rule === undefined) return item.ruleId;
  const [why, fix] = [rule.why, rule.fix].map((text) => plainText(firstSentence(text)));
  const link = weakLinkOf(item, rule);
  return [rule.title, why, ...(link === '' ? [] : [link]), `How to fix: ${fix}`].join('\n\n');
}

/** Why it is less severe than its rule. */
function weakLinkOf(item: ReportItem, rule: RuleInfo | undefined): string {
  const link = weakestLink(item, rule);
  return link === undefined ? '' : tellWeakLink(link, severityNames[item.severity]);
}

/** Up to the first full stop that another sentence follows. */
export function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const end = line.search(/[.!?] (?=[A-Z`"'(])/);
  return end < 0 ? line : line.slice(0, end + 1);
}

function explainLink({ fingerprint }: ReportItem, uri: string): string {
  const query = encodeURIComponent(JSON.stringify([{ uri, fingerprint }]));
  return `[Explain…](command:${clientCommands.explain}?${query})`;
}

function sections(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Editors show the source of a diagnostic in the same place: what is left to name is which agent brought it. */
function agentOf({ agent }: ReportItem): string {
  return agent === undefined ? '' : ` · ${escapeMarkdown(agent.agent)}`;
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
