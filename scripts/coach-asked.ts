/**
 * `node scripts/coach-asked.ts [--set NAME…] [--out FILE]`: asks the built-in coach the questions of
 * test/fixtures/coach-asked over HTTP and judges its answers by the SQL beside each. The questions were written by who
 * knew neither the grammar nor its tests, and are never changed: what they find is put right in the coach.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { v7 as newId } from 'uuid';
import { askCoach } from './coach-asked/ask-coach.ts';
import { openExpected } from './coach-asked/expect.ts';
import { type Judged, judge } from './coach-asked/judge.ts';
import { describeFailures, printTable } from './coach-asked/print.ts';
import { type Question, readSet } from './coach-asked/read-sets.ts';
import { type ServedDemo, serveDemo, today } from './coach-asked/serve-demo.ts';
import { runMain } from './main.ts';
import { projectRoot } from './paths.ts';

async function askSet(demo: ServedDemo, questions: readonly Question[]): Promise<Judged[]> {
  const expected = openExpected(projectRoot, demo.copy, today);
  const sessions = new Map<string, string>();
  const judged: Judged[] = [];
  try {
    for (const question of questions) {
      const session = (question.after && sessions.get(question.after)) ?? newId();
      sessions.set(question.id, session);
      const answer = await askCoach(demo, question, session);
      judged.push(judge(question, expected.read(question), answer));
    }
    return judged;
  } finally {
    expected.close();
  }
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { set: { type: 'string', multiple: true }, out: { type: 'string' } },
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'vireo-asked-'));
  try {
    const demo = await serveDemo(folder);
    try {
      const failures: string[] = [];
      for (const name of values.set ?? ['set-1', 'set-2']) {
        const judged = await askSet(demo, readSet(projectRoot, name));
        printTable(name, judged);
        failures.push(describeFailures(name, judged));
      }
      if (values.out !== undefined) writeFileSync(values.out, failures.join('\n'));
    } finally {
      await demo.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return 0;
}

if (import.meta.main) await runMain(main);
