/**
 * `npm run corpus [-- --area NAME --wrong --update]`: recall and false alarms of the scanner on test/corpus, by area
 * and weakness. `--wrong` names the cases that it gets wrong; `--update` writes them to the ledger, which says what is
 * known to be wrong: a case that is wrong and not in it fails `npm test`. `--mature [--only NAME]` scans mature code from
 * npm and Debian instead: findings in 1,000 lines, and those of medium severity or more that nobody has read yet.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { corpusFolder } from './corpus/cases.ts';
import { scanMatureCode } from './corpus/mature.ts';
import { printMature } from './corpus/mature-report.ts';
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
  if (scores.size === 0) return;
  console.log(`\n${title.padEnd(44)} recall            false alarms`);
  for (const [name, { bad, found, good, falseAlarms }] of scores) {
    const recall = `${percent(found, bad)} (${found}/${bad})`.padEnd(18);
    console.log(`${name.padEnd(44)} ${recall}${percent(falseAlarms, good)} (${falseAlarms}/${good})`);
  }
}

if (import.meta.main) {
  await runMain(async () => {
    const { values } = parseArgs({
      options: {
        area: { type: 'string' },
        wrong: { type: 'boolean', default: false },
        update: { type: 'boolean', default: false },
        mature: { type: 'boolean', default: false },
        only: { type: 'string' },
      },
    });
    if (values.mature) {
      const onProgress = (line: string) => console.error(line);
      printMature(await scanMatureCode(projectRoot, { only: values.only, onProgress }));
      return 0;
    }
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
    printScores(
      'language of scripts',
      scoreBy(
        verdicts.filter((each) => each.case.area === 'script'),
        ({ language }) => language,
      ),
    );
    if (values.wrong) for (const { id } of wrong(verdicts)) console.log(id);
    const ids = wrong(all).map(({ id }) => id);
    if (values.update) writeFileSync(ledgerPath, `${JSON.stringify(ids, undefined, 2)}\n`);
    return 0;
  });
}
