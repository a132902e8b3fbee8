/**
 * An explanation as one Markdown text, to be pasted into an issue or a review, or shown where it is not drawn. Paths
 * are those of the project, never of the machine. What comes from a source file is escaped or in a code block.
 */
import type { Excerpt, ExplainedFinding, Explanation } from '../../contract/explanation.ts';
import { tellWeakLink } from '../../contract/findings/weak-link.ts';
import { codeSpan, escapeMarkdown, markProse, markSentence } from '../../contract/markdown.ts';
import { ownWordsOf } from '../../contract/own-words.ts';

type Untold = Omit<Explanation, 'markdown'>;

const severityNames: Readonly<Record<Explanation['severity'], string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

export function tellExplanation(explanation: Untold): string {
  const { title, finding, why, fix } = explanation;
  return sections([
    `# ${escapeMarkdown(title)}`,
    headOf(explanation),
    finding === undefined ? '' : markSentence(finding.message),
    weakLinkOf(explanation),
    markProse(ownWordsOf(explanation) ?? ''),
    finding === undefined ? '' : tellCode(finding),
    why === undefined ? '' : `## Why it matters\n\n${markProse(why)}`,
    fix === undefined ? '' : `## How to fix it\n\n${markProse(fix)}`,
    finding === undefined ? '' : tellFixes(finding),
    tellExample(explanation),
    tellReferences(explanation),
  ]);
}

function sections(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function weakLinkOf({ severity, finding }: Untold): string {
  const link = finding?.weakLink;
  return link === undefined ? '' : tellWeakLink(link, severityNames[severity]);
}

function headOf({ severity, confidence, ruleId, finding }: Untold): string {
  const facts = [severityNames[severity], `confidence ${confidence}`, codeSpan(ruleId)];
  if (finding === undefined) return facts.join(' · ');
  const { place, broughtBy, isWholeFile } = finding;
  const where = isWholeFile ? place.path : `${place.path}:${place.range.startLine + 1}`;
  const source = broughtBy === undefined ? 'Vireo' : `Vireo · ${escapeMarkdown(broughtBy)}`;
  return [codeSpan(where), ...(isWholeFile ? ['the whole file'] : []), ...facts, source].join(' · ');
}

const notes: Readonly<Record<ExplainedFinding['state'], string>> = {
  current: '',
  stale: 'The code has changed since; it read:',
  unreadable: 'The file cannot be read here; it read:',
};

function tellCode({ place, steps, state }: ExplainedFinding): string {
  const code = place.excerpt === undefined ? '' : fenced(codeOf(place.excerpt));
  if (steps.length === 0) return code === '' ? '' : sections([notes[state], code]).trim();
  const told = steps.map(({ message, path, range, excerpt }, index) => {
    const line = `${index + 1}. ${markSentence(capital(message))} — ${codeSpan(`${path}:${range.startLine + 1}`)}`;
    return excerpt === undefined ? line : `${line}\n\n${indented(fenced(codeOf(excerpt)))}`;
  });
  return `## How the value gets there\n\n${told.join('\n\n')}`;
}

function tellFixes({ fixes }: ExplainedFinding): string {
  const signs = { same: ' ', removed: '-', added: '+' } as const;
  const told = fixes.map(({ title, diff }) => {
    const lines = diff.map(({ sign, text }) => `${signs[sign]} ${text}`.trimEnd());
    return `- ${markSentence(title)}\n\n${indented(fenced(lines.join('\n'), 'diff'))}`;
  });
  return told.length === 0 ? '' : `Quick fixes at the finding:\n\n${told.join('\n\n')}`;
}

function tellExample({ example }: Untold): string {
  if (example === undefined) return '';
  const { language, bad, good } = example;
  return `## Example\n\nNot so:\n\n${fenced(bad, language)}\n\nBut so:\n\n${fenced(good, language)}`;
}

function tellReferences({ standards, references }: Untold): string {
  const named = standards.map(({ name, href }) => `[${name}](${href})`).join(' · ');
  const others = references.filter((href) => !standards.some((standard) => standard.href === href));
  const lines = [named, ...others.map((href) => `<${href}>`)].filter((line) => line !== '');
  return lines.length === 0 ? '' : `## References\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function codeOf({ lines, omitted }: Excerpt): string {
  return [...lines, ...(omitted > 0 ? ['…'] : [])].join('\n');
}

/** A fence longer than any that is in the code. */
function fenced(code: string, language = ''): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}`;
}

/** Below an item of a list. */
function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '   ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
