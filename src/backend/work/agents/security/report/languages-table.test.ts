import assert from 'node:assert/strict';
import type { Language } from '../../../../../scanner/model.ts';
import { LookedFiles } from '../../../../../workspace/scan-result.ts';
import { discoverStack } from '../../../../../workspace/stack/index.ts';
import { factsOf } from './testing.test.ts';
import { writeReport } from './write-report.ts';

const texts = {
  'src/app.ts': 'export const two = 2;\n',
  'src/more.ts': 'export const three = 3;\n',
  'main.go': 'package main\n',
  'main.tf': 'terraform {}\n',
  'other.hcl': 'a = 1\n',
  'run.rb': 'puts 1\n',
};

async function reportOf(read: Readonly<Record<string, Language>>): Promise<string> {
  const stack = await discoverStack(
    Object.entries(texts).map(([path, text]) => ({
      path,
      size: text.length,
      read: async () => new TextEncoder().encode(text),
    })),
  );
  const looked = new LookedFiles();
  for (const [path, language] of Object.entries(read)) looked.add({ path, language });
  const { scan } = factsOf();
  const facts = factsOf({
    stack: { kind: 'measured', facts: stack },
    scan: { ...scan, looked: looked.all() },
  });
  return writeReport(facts, { folder: '/project', files: [] }).markdown;
}

describe('languages of a security report', () => {
  it('say how many of their files were looked at, and how deep', async () => {
    const report = await reportOf({
      'src/app.ts': 'typescript',
      'main.go': 'text',
      'main.tf': 'terraform',
      'other.hcl': 'text',
    });
    const rows = [
      '| TypeScript | 2 | 1 of 2 | all rules, and where data flows |',
      '| Go | 1 | 1 of 1 | for secrets alone; nothing else was assessed |',
      '| HCL | 2 | 2 of 2 | 1: patterns alone; no flow of data; 1: for secrets alone; nothing else was assessed |',
      '| Ruby | 1 | 0 of 1 | not looked at: that nothing is found says nothing |',
    ];
    for (const row of rows) assert.ok(report.includes(`\n${row}\n`), `${row}\n${report}`);
  });

  it('are named where nothing was found and nothing was looked for', async () => {
    const report = await reportOf({ 'src/app.ts': 'typescript', 'main.tf': 'terraform', 'main.go': 'text' });
    assert.match(report, /Nothing found in 1 file; what is written in/);
    const [, named = ''] =
      /what is written in ([\w, ]+) was looked at for secrets at most\./.exec(report) ?? [];
    assert.deepEqual(named.split(', ').toSorted(), ['Go', 'Ruby']);
  });
});
