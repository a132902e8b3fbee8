import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { projectRoot } from '../../../scripts/paths.ts';
import type { Act, RuleSet } from '../../domain/policy/acts/act.ts';
import { builtInRules } from '../../domain/policy/acts/built-in-rules.ts';
import { decideAct } from '../../domain/policy/acts/decide-act.ts';
import { attackLines, developerRules, ordinaryLines } from '../../domain/testing/policy-lines.ts';
import { setUpShell } from './set-up-shell.test.ts';

const sets = [builtInRules, developerRules];
const ruleFor = (commands: readonly string[]): RuleSet => ({
  source: 'user',
  rules: commands.map((command) => ({ verdict: 'allow', commands: [command] })),
});
const toAct = (command: string): Act => ({ tool: 'run_command', effect: 'write', userId: 'u', command });

/** Pieces that are allowed by themselves, and such as nobody allowed: beside one another bash makes something of them. */
const pieces = [
  ...['npm test', 'npm run a', 'git diff', 'git log', 'git', 'rm', 'cp', 'curl', 'npm'],
  ...[
    ' ',
    ' ',
    ' ',
    ' ',
    ' -- ',
    '; ',
    ' && ',
    ' | ',
    '\n',
    ' & ',
    '(',
    ')',
    ' > ',
    ' 2>&1',
    '>/dev/null',
    ' < ',
  ],
  ...[
    '--stat',
    '--output=x',
    '--output',
    'x',
    '-p',
    '-c a=b',
    'HEAD~1',
    '--no-pager',
    '-rf',
    '-t',
    '--prefix',
    '..',
    '=x',
  ],
  ...[
    'a',
    'src/a',
    '../x',
    '/etc/x',
    '~',
    './*.ts',
    'src/?.ts',
    '.env',
    'http://localhost',
    'A=1 ',
    'CI=1 ',
    'PATH=. ',
  ],
  ...[
    "'",
    '"',
    '\\',
    '$A',
    '$(rm a)',
    '`rm a`',
    '{a,b}',
    '#',
    '!',
    'env ',
    'time ',
    'timeout 5 ',
    "sh -c 'npm test'",
    'sh -c ',
  ],
] as const;

describe('what bash makes of a line that is allowed', function () {
  const stage = setUpShell();

  this.timeout(300_000);

  const isAllowed = (line: string) => decideAct(toAct(line), sets, stage.read).verdict === 'allow';
  const quote = (argv: readonly string[]) =>
    argv.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');

  it('is nothing of what people wrote to get past rules, and what they write every day', () => {
    const read = (name: string): readonly { readonly rules: readonly string[]; readonly line: string }[] =>
      JSON.parse(readFileSync(path.join(projectRoot, `test/fixtures/policy/${name}.json`), 'utf8'));
    const asked = ({ rules, line }: { readonly rules: readonly string[]; readonly line: string }) =>
      decideAct(toAct(line), [builtInRules, ruleFor(rules)], stage.read).verdict !== 'allow';
    const [attacks, ordinary] = [read('attacks'), read('ordinary')];
    assert.deepEqual([attacks.length, ordinary.length], [1_030, 80]);
    assert.deepEqual(
      attacks.filter((each) => !asked(each)),
      [],
    );
    const lost = ordinary.filter(asked).map(({ line }) => line);
    assert.ok(lost.length <= 4, lost.join('\n'));
  });

  it('is none of the attacks, and all of an ordinary day, by both readers', () => {
    assert.deepEqual(attackLines.filter(isAllowed), []);
    assert.deepEqual(
      ordinaryLines.filter((line) => !isAllowed(line)),
      [],
    );
  });

  it('is programs with words that are allowed as they came to them', async () => {
    let ran = 0;
    const line = fc
      .tuple(
        fc.constantFrom('npm test', 'git diff', 'git log', 'rm', 'cp', 'npm run a', 'CI=1 npm test'),
        fc.array(fc.constantFrom(...pieces), { maxLength: 7 }),
      )
      .map(([start, some]) => `${start} ${some.join('')}`);
    await fc.assert(
      fc.asyncProperty(line, async (text) => {
        if (!isAllowed(text)) return;
        for (const argv of await stage.run(text)) {
          ran += 1;
          assert.ok(isAllowed(quote(argv)), `${JSON.stringify(text)} ran ${JSON.stringify(argv)}`);
        }
      }),
      { numRuns: 2_000, seed: 20_261_130 },
    );
    assert.ok(ran > 200, `only ${ran} programs ran`);
  });
});
