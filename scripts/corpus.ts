/**
 * `npm run corpus [-- --area NAME --wrong --update]`: recall and false alarms of the scanner on test/corpus, by area
 * and weakness. `--wrong` names the cases that it gets wrong; `--update` writes them to the ledger, which says what is
 * known to be wrong: a case that is wrong and not in it fails `npm test`. `--mature` scans mature code from npm and
 * Debian instead, and lists the findings of medium severity or more whose verdict nobody has written down yet.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { corpusFolder } from './corpus/cases.ts';
import { type MatureReport, scanMatureCode } from './corpus/mature.ts';
import { judgeCorpus, type Score, scoreBy, wrong } from './corpus/score.ts';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';

const ledgerPath = path.join(projectRoot, corpusFolder, 'ledger.json');

/** Cases that are known to be judged wrongly, by their ids. */
export function readLedger(): readonly string[] {
  return z.array(z.string()).parse(JSON.parse(readFileSync(ledgerPath, 'utf8')));
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '   –' : `${((100 * part) / whole).toFixed(0).padStart(3)}%`;
}

function printScores(title: string, scores: ReadonlyMap<string, Score>): void {
  console.log(`\n${title.padEnd(44)} recall            false alarms`);
  for (const [name, { bad, found, good, falseAlarms }] of scores) {
    const recall = `${percent(found, bad)} (${found}/${bad})`.padEnd(18);
    console.log(`${name.padEnd(44)} ${recall}${percent(falseAlarms, good)} (${falseAlarms}/${good})`);
  }
}

/** Counts by rule, then each finding that nobody has read yet. */
function printMature({ lines, findings }: MatureReport): number {
  const perThousand = (count: number) => ((1000 * count) / lines).toFixed(3);
  for (const [rule, count] of [...countBy(findings.map((each) => each.rule))].sort((a, b) => b[1] - a[1]))
    console.log(`${rule.padEnd(44)} ${String(count).padStart(5)}  ${perThousand(count)} in 1,000 lines`);
  const unread = findings.filter((each) => each.verdict === undefined);
  for (const { rule, absolutePath, finding } of unread)
    console.log(
      `${rule} ${finding.fingerprint} ${absolutePath}:${finding.range.startLine + 1} ${finding.message}`,
    );
  const verdicts = [...countBy(findings.map((each) => each.verdict?.verdict ?? 'unread'))];
  console.log(
    `${lines} lines; medium or more: ${findings.length}, ${perThousand(findings.length)} in 1,000 lines`,
  );
  console.log(verdicts.map(([verdict, count]) => `${verdict}: ${count}`).join(', '));
  return 0;
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

if (import.meta.main) {
  await runMain(async () => {
    const { values } = parseArgs({
      options: {
        area: { type: 'string' },
        wrong: { type: 'boolean', default: false },
        update: { type: 'boolean', default: false },
        mature: { type: 'boolean', default: false },
      },
    });
    if (values.mature) return printMature(await scanMatureCode(projectRoot));
    const all = await judgeCorpus(projectRoot);
    const verdicts = all.filter((each) => values.area === undefined || each.case.area === values.area);
    printScores(
      'weakness',
      scoreBy(verdicts, ({ area, weakness }) => `${area}/${weakness}`),
    );
    printScores(
      'area',
      scoreBy(verdicts, ({ area }) => area),
    );
    if (values.wrong) for (const { id } of wrong(verdicts)) console.log(id);
    const ids = wrong(all).map(({ id }) => id);
    if (values.update) writeFileSync(ledgerPath, `${JSON.stringify(ids, undefined, 2)}\n`);
    return 0;
  });
}
