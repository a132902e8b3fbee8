/** What the checks' tests share: cases as a table, each with the lines on which a rule speaks. */
import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

/** What a case shows, its language, its code and the lines (from one) on which the rule must speak; none: it spares. */
export type Case = readonly [what: string, language: CodeLanguage, code: string, ...lines: number[]];

/** One test a case. */
export function testRule(ruleId: string, cases: readonly Case[]): void {
  describe(ruleId, () => {
    for (const [what, language, code, ...lines] of cases) {
      it(`${lines.length === 0 ? 'spares' : 'finds'} ${what} (${language})`, async () => {
        const { findings } = (await sharedScanner()).scan('file', language, code);

        const own = findings.filter((finding) => finding.ruleId === ruleId);
        assert.deepEqual(
          own.map(({ range }) => range.startLine + 1),
          lines,
        );
      });
    }
  });
}
