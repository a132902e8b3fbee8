/** `--format markdown`: a comment for a pull request, the worst first, within what code hosts take. */
import path from 'node:path';
import { type RuleInfo, severities } from '../../scanner/model.ts';
import { toRelative } from '../../workspace/discovery.ts';
import type { ScannedFinding } from '../../workspace/scan-messages.ts';
import { countBySeverity, type WorkspaceScanResult } from '../../workspace/scan-result.ts';
import { oneLine, plural, withoutControls } from './plain-line.ts';
import { leftOutFiles, partialFiles } from './shortfalls.ts';

/** GitHub refuses comments of more than 65,536 characters; what was not scanned needs room, too. */
const maxLength = 40_000;

interface Placed {
  readonly where: string;
  readonly finding: ScannedFinding;
}

/** `nothing`: what the heading says where there are no findings. */
export function printMarkdown(result: WorkspaceScanResult, base: string, nothing = 'nothing found'): string {
  const rules = new Map(result.rules.map((rule) => [rule.id, rule]));
  const placed = result.files.flatMap((file) =>
    file.findings.map((finding): Placed => ({ where: placeOf(base, file, finding), finding })),
  );
  placed.sort((a, b) => severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity));
  const blocks = placed.map((each) => block(each, rules.get(each.finding.ruleId)));
  const { text, shown } = takeThatFit(blocks);
  const rest = blocks.length - shown;
  const more = rest > 0 ? `\n_and ${rest} more._\n` : '';
  return `${heading(result, nothing)}\n${text}${more}\n${shortfalls(result, base)}${footer(result)}`;
}

function placeOf(base: string, file: { root: string; path: string }, { range }: ScannedFinding): string {
  return `${toRelative(base, path.join(file.root, file.path))}:${range.startLine + 1}`;
}

function heading({ stats, files }: WorkspaceScanResult, nothing: string): string {
  if (stats.findings === 0) return `## Vireo: ${nothing}\n`;
  const counts = countBySeverity(files.flatMap(({ findings }) => findings)).map(
    ({ severity, count }) => `${count} ${severity}`,
  );
  return `## Vireo: ${plural(stats.findings, 'finding')} (${counts.join(', ')})\n`;
}

function block({ where, finding }: Placed, rule: RuleInfo | undefined): string {
  const cwe = finding.cwe.map((id) => `[CWE-${id}](https://cwe.mitre.org/data/definitions/${id}.html)`);
  const title = `<summary><b>${finding.severity}</b> · ${escapeHtml(rule?.title ?? finding.ruleId)} · <code>${escapeHtml(where)}</code></summary>`;
  const steps = finding.steps.map(
    (step, index) => `${index + 1}. ${escapeMarkdown(step.message)} (line ${step.range.startLine + 1})`,
  );
  const parts = [
    escapeMarkdown(finding.message),
    fenced(finding.snippet),
    ...(steps.length === 0 ? [] : [steps.join('\n')]),
    ...(rule === undefined ? [] : [`**Why:** ${oneLine(rule.why)}`, `**Fix:** ${oneLine(rule.fix)}`]),
    [`\`${finding.ruleId}\``, ...cwe].join(' · '),
  ];
  return `<details>${title}\n\n${parts.join('\n\n')}\n\n</details>\n`;
}

/** The fence is longer than any run of backquotes in the code. */
function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const lines = code.split('\n').map((line) => withoutControls(line).slice(0, 300));
  return `${fence}\n${lines.join('\n')}\n${fence}`;
}

function takeThatFit(blocks: readonly string[]): { readonly text: string; readonly shown: number } {
  let text = '';
  let shown = 0;
  for (const each of blocks) {
    if (text.length + each.length > maxLength) break;
    text += each;
    shown += 1;
  }
  return { text, shown };
}

function footer({ stats, gone }: WorkspaceScanResult): string {
  const mended = gone.length === 0 ? '' : `, ${gone.length} of the baseline fixed`;
  const suppressed = stats.suppressed === 0 ? '' : `, ${stats.suppressed} suppressed`;
  return `<sub>${plural(stats.scanned + stats.cached, 'file')} scanned${suppressed}${mended}.</sub>\n`;
}

const maxShortfalls = 50;

function shortfalls(result: WorkspaceScanResult, base: string): string {
  const all = [...partialFiles(result, base), ...leftOutFiles(result)];
  if (all.length === 0) return '';
  const lines = all
    .slice(0, maxShortfalls)
    .map(
      (each) =>
        `- <code>${escapeHtml(each.path.slice(0, 200))}</code>: ${escapeMarkdown(each.why.slice(0, 200))}`,
    );
  const rest = all.length > maxShortfalls ? [`- and ${all.length - maxShortfalls} more`] : [];
  return `### Not scanned in full\n\n${[...lines, ...rest].join('\n')}\n\n`;
}

function escapeHtml(text: string): string {
  return withoutControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Mentions, links and HTML of somebody's file mean nothing here. Code in its backticks stays as it is, since nothing has
 * a meaning there; two backticks in a row would end it elsewhere.
 */
export function escapeMarkdown(text: string): string {
  const line = oneLine(text);
  const parts = line.includes('``') ? [line] : line.split(/(`[^`]+`)/);
  return parts.map((part) => (/^`[^`]+`$/.test(part) ? withoutControls(part) : escapePlain(part))).join('');
}

function escapePlain(text: string): string {
  return escapeHtml(text).replace(/[\\`*_[\]@#|~!]/g, '\\$&');
}
