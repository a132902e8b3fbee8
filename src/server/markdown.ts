/** Findings and rules told in Markdown, for hover. Rules may be those of a team: what they say is a stranger's text, too. */
import { tellWeakLink } from '../contract/findings/weak-link.ts';
import { clientCommands } from '../contract/lsp-messages.ts';
import { escapeMarkdown, markSentence } from '../contract/markdown.ts';
import { plainText } from '../contract/plain-text.ts';
import { RuleTexts } from '../contract/rule-texts/rule-texts.ts';
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

const english = new RuleTexts(undefined);

export interface TellOptions {
  readonly item: ReportItem;
  readonly rule: RuleInfo | undefined;
  readonly uri: string;
  /** The client carries out the command that explains a finding. */
  readonly explains?: boolean;
  /** In the reader's language; English when not given. */
  readonly texts?: RuleTexts;
}

/**
 * A few lines, as fits a hover: what it is, why it matters and how to mend it, a sentence each. The message is not among
 * them: editors show the diagnostic's in the same place. The way of a value is told where there is room for it.
 */
export function tellShortly({
  item,
  rule: kept,
  explains = false,
  uri,
  texts = english,
}: TellOptions): string {
  const own = markSentence(firstSentence(item.agent?.explanation ?? ''));
  const links = [standardsOf(item), ...(explains ? [explainLink(item, uri, texts)] : [])];
  const rule = kept && texts.rule(kept);
  return sections([
    `**${escapeMarkdown(rule?.title ?? item.ruleId)}** · ${texts.word(severityNames[item.severity])}${agentOf(item)}`,
    rule === undefined ? own : markSentence(firstSentence(rule.why)),
    weakLinkOf({ item, rule: kept, texts }),
    rule === undefined ? '' : fixOf(rule, texts),
    links.filter((link) => link !== '').join(' · '),
  ]);
}

function fixOf({ fix }: RuleInfo, texts: RuleTexts): string {
  return `**${texts.word('How to fix:')}** ${markSentence(firstSentence(fix))}`;
}

/** A rule by itself, as short. */
export function tellRule(kept: RuleInfo, texts = english): string {
  const rule = texts.rule(kept);
  return sections([
    `**${escapeMarkdown(rule.title)}** · ${texts.word(severityNames[rule.severity])}`,
    markSentence(firstSentence(rule.why)),
    fixOf(rule, texts),
    standardsOf(rule),
  ]);
}

/** The same for an editor that reads no Markdown. */
export function tellPlainly({
  item,
  rule: kept,
  texts = english,
}: Pick<TellOptions, 'item' | 'rule' | 'texts'>): string {
  if (kept === undefined) return item.ruleId;
  const rule = texts.rule(kept);
  const [why, fix] = [rule.why, rule.fix].map((text) => plainText(firstSentence(text)));
  const link = weakLinkOf({ item, rule: kept, texts });
  const parts = [rule.title, why, ...(link === '' ? [] : [link]), `${texts.word('How to fix:')} ${fix}`];
  return parts.join('\n\n');
}

/** Why it is less severe than its rule. */
function weakLinkOf({ item, rule, texts = english }: Pick<TellOptions, 'item' | 'rule' | 'texts'>): string {
  const link = weakestLink(item, rule);
  const severity = texts.word(severityNames[item.severity]);
  return link === undefined ? '' : tellWeakLink(link, severity, (sentence) => texts.word(sentence));
}

/** Up to the first full stop that another sentence follows. */
export function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const end = line.search(/[.!?] (?=[A-ZÄÖÜ`"'(])/);
  return end < 0 ? line : line.slice(0, end + 1);
}

function explainLink({ fingerprint }: ReportItem, uri: string, texts: RuleTexts): string {
  const query = encodeURIComponent(JSON.stringify([{ uri, fingerprint }]));
  return `[${texts.word('Explain…')}](command:${clientCommands.explain}?${query})`;
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
