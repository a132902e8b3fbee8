/** Prints what the scanner said of mature code: by language and severity, by rule, and what nobody has read yet. */
import { type Language, severities } from '../../src/scanner/model.ts';
import { isJudged, type MatureFinding, type MatureReport } from './mature.ts';

const code: readonly Language[] = ['typescript', 'tsx', 'javascript', 'python'];

export function printMature(report: MatureReport): void {
  const judged = report.findings.filter(isJudged);
  printRules(report, judged);
  printLanguages(report);
  for (const { rule, finding, absolutePath, verdict } of judged)
    if (verdict === undefined)
      console.log(
        `unread: ${rule} ${finding.fingerprint} ${absolutePath}:${finding.range.startLine + 1} ${finding.message}`,
      );
  for (const { package: name, path, rule, fingerprint } of report.stale)
    console.log(`stale verdict: ${rule} ${fingerprint} ${name} ${path}`);
  printVerdicts(report, judged);
}

function printRules({ lines }: MatureReport, judged: readonly MatureFinding[]): void {
  const all = sum([...lines.values()]);
  for (const [rule, count] of [...countBy(judged, (each) => each.rule)].sort((a, b) => b[1] - a[1]))
    console.log(`${rule.padEnd(44)} ${String(count).padStart(5)} ${perThousand(count, all)}`);
}

/** A row for each language with its findings in 1,000 lines, the sum of medium and more last. */
function printLanguages({ lines, findings }: MatureReport): void {
  const heads = ['lines', ...severities, 'medium+'].map((head) => head.padStart(9));
  console.log(`\n${'findings in 1,000 lines'.padEnd(24)}${heads.join('')}`);
  for (const language of [...lines.keys()].sort()) {
    const own = findings.filter((each) => each.language === language);
    printRow(language, lines.get(language) ?? 0, own);
  }
  const read = sum(code.map((language) => lines.get(language) ?? 0));
  printRow('all, in lines of code', read, findings);
}

function printRow(name: string, lines: number, findings: readonly MatureFinding[]): void {
  const bySeverity = countBy(findings, (each) => each.finding.severity);
  const cells = severities.map((severity) => perThousand(bySeverity.get(severity) ?? 0, lines));
  const last = perThousand(findings.filter(isJudged).length, lines);
  console.log(`${name.padEnd(24)}${String(lines).padStart(9)}${[...cells, last].join('')}`);
}

function printVerdicts({ lines }: MatureReport, judged: readonly MatureFinding[]): void {
  const verdicts = countBy(judged, (each) => each.verdict?.verdict ?? 'unread');
  const read = judged.length - (verdicts.get('unread') ?? 0);
  const share = read === 0 ? '–' : `${((100 * (verdicts.get('true') ?? 0)) / read).toFixed(0)} %`;
  console.log(`\n${sum([...lines.values()])} lines, ${judged.length} findings of medium severity or more`);
  console.log([...verdicts].map(([verdict, count]) => `${verdict}: ${count}`).join(', '));
  console.log(`true, of those that were read: ${share}`);
}

function perThousand(count: number, lines: number): string {
  return (lines === 0 ? '–' : ((1000 * count) / lines).toFixed(3)).padStart(9);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function countBy<Item>(items: readonly Item[], key: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
