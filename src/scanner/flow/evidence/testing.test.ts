/** Runs classes of findings that were once called high and are not, each beside what is. */
import assert from 'node:assert/strict';
import { detectLanguage } from '../../languages.ts';
import { sharedScanner } from '../../testing.test.ts';

/** A text with its path. */
export type Sample = readonly [path: string, text: string];

/** A class of findings. */
export interface Class {
  readonly name: string;
  /** The rule that speaks of it, whatever it says; where it is given, only that counts. */
  readonly rule?: string;
  /** By path: texts with a finding of critical or high severity. */
  readonly high: readonly Sample[];
  /** Texts without one. */
  readonly lower: readonly Sample[];
}

export const js = (text: string): Sample => ['src/app.js', text];
export const py = (text: string): Sample => ['app/main.py', text];

async function highIn([path, text]: Sample, rule?: string): Promise<readonly string[]> {
  const { findings } = (await sharedScanner()).scan(
    path,
    detectLanguage(path) ?? (path.endsWith('Dockerfile') ? 'dockerfile' : 'yaml'),
    text,
  );
  return findings
    .filter(({ ruleId, category, severity }) =>
      rule === undefined
        ? category === 'security' && (severity === 'critical' || severity === 'high')
        : ruleId === rule,
    )
    .map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

/** Tests of classes. */
export function describeClasses(title: string, classes: readonly Class[]): void {
  describe(title, () => {
    for (const { name, rule, high, lower } of classes) {
      it(`is not ${name}`, async () => {
        for (const each of lower) assert.deepEqual(await highIn(each, rule), [], each.join('\n'));
      });
      it(`is what looks like ${name}`, async () => {
        for (const each of high) assert.ok((await highIn(each, rule)).length > 0, each.join('\n'));
      });
    }
  });
}
