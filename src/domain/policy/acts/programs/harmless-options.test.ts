import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attackLines, developerRules, ordinaryLines } from '../../../testing/policy-lines.ts';
import type { Act, ActRule } from '../act.ts';
import { builtInRules } from '../built-in-rules.ts';
import { decideAct } from '../decide-act.ts';
import { readCommand } from '../read-command.ts';

const toAct = (command: string): Act => ({ tool: 'run_command', effect: 'write', userId: 'u', command });
const decide = (line: string) => decideAct(toAct(line), [builtInRules, developerRules]);
const under = (line: string, ...commands: readonly string[]) =>
  decideAct(toAct(line), [builtInRules, { source: 'user', rules: [{ verdict: 'allow', commands }] }]);

const anyOrdinary = fc.constantFrom(...ordinaryLines);
/** One program without quotes, so that its words can be spelled otherwise. */
const anyPlain = fc.constantFrom(...ordinaryLines.filter((line) => /^[\w ./:=,-]+$/.test(line)));
const anyName = fc.stringMatching(/^[a-z]{3,12}$/).map((name) => `q${name}q`);

describe('commands that a prefix allows', () => {
  it('are none that an attacker makes of them', () => {
    assert.ok(attackLines.length >= 700, `${attackLines.length}`);
    assert.deepEqual(
      attackLines.filter((line) => decide(line).verdict === 'allow'),
      [],
    );
  });

  it('are those of a day', () => {
    assert.ok(ordinaryLines.length >= 80, `${ordinaryLines.length}`);
    assert.deepEqual(
      ordinaryLines.flatMap((line) => {
        const { verdict, about, doubt } = decide(line);
        return verdict === 'allow' ? [] : [{ line, verdict, about, doubt }];
      }),
      [],
    );
  });

  it('have no option that no table lists, wherever it stands', () => {
    const option = fc.oneof(
      anyName.map((name) => `--${name}`),
      fc.tuple(anyName, anyName).map(([name, value]) => `--${name}=${value}`),
      anyName.map((name) => `-@${name}`),
    );
    const single = fc.constantFrom(...ordinaryLines.filter((line) => !/[;&|'"]| -- /.test(line)));
    fc.assert(
      fc.property(single, option, fc.nat(), (line, more, place) => {
        const words = line.split(' ');
        const start = words.findIndex((word) => !/^\w+=/.test(word)) + 1;
        const at = start + (place % (words.length - start + 1));
        const longer = [...words.slice(0, at), more, ...words.slice(at)].join(' ');
        assert.notEqual(decide(longer).verdict, 'allow', longer);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are the same however their words are quoted', () => {
    const spell = (word: string, how: number): string =>
      [word, `'${word}'`, `"${word}"`, `\\${word}`, `${word.slice(0, 1)}''${word.slice(1)}`][how % 5] ?? word;
    fc.assert(
      fc.property(
        fc.oneof(anyPlain, fc.constantFrom(...attackLines.filter((line) => /^[\w ./:-]+$/.test(line)))),
        fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
        (line, hows) => {
          const quoted = line
            .split(' ')
            // A variable that is quoted is none.
            .map((word, at) => (/^\w+=/.test(word) ? word : spell(word, hows[at] ?? 0)))
            .join(' ');
          assert.equal(decide(quoted).verdict, decide(line).verdict, quoted);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('are judged together with whatever another part of the line runs', () => {
    const joints: readonly ((line: string, more: string) => string)[] = [
      ...['; ', ' && ', ' || ', ' | ', ' |& ', ' & ', '\n'].map(
        (joint) => (line: string, more: string) => line + joint + more,
      ),
      ...['; ', ' && ', ' | '].map((joint) => (line: string, more: string) => more + joint + line),
      (line, more) => `${line} $(${more})`,
      (line, more) => `${line} \`${more}\``,
      (line, more) => `${line} "$(${more})"`,
      (line, more) => `${line} <(${more})`,
      (line, more) => `${line} <<E\n$(${more})\nE`,
      (line, more) => `(${line}; ${more})`,
      (line, more) => `{ ${line}; ${more}; }`,
      (line, more) => `${line} > "$(${more})"`,
    ];
    fc.assert(
      fc.property(anyOrdinary, anyName, fc.constantFrom(...joints), (line, name, join) => {
        assert.notEqual(decide(join(line, `${name} x`)).verdict, 'allow', join(line, name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('lead nowhere else: no word that leaves the project stays allowed', () => {
    const away = fc.constantFrom(
      '/etc/passwd',
      '../x',
      '~/x',
      'src/../../x',
      '~root/.ssh',
      'x:/etc/passwd',
      '/dev/sda',
      'file:///x',
    );
    const single = fc.constantFrom(...ordinaryLines.filter((line) => !/[;&|'"]|^echo/.test(line)));
    fc.assert(
      fc.property(single, away, (line, path) => {
        assert.notEqual(decide(`${line} ${path}`).verdict, 'allow', `${line} ${path}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it('run behind what only changes how they run, and nothing else does', () => {
    const wraps = [
      'time ',
      'nice -n 5 ',
      'nohup ',
      'timeout -k 5 60 ',
      'env CI=1 ',
      'CI=1 NODE_ENV=test ',
      'command ',
    ];
    for (const line of ['npm test', 'git diff --stat', 'pytest -q'])
      for (const wrap of wraps) {
        assert.equal(under(wrap + line, 'npm test', 'git diff', 'pytest').verdict, 'allow', wrap + line);
        assert.equal(under(wrap + line, 'ls *').verdict, 'ask', wrap + line);
      }
    assert.equal(under("sh -c 'npm test'", 'npm test').verdict, 'allow');
    assert.equal(under('nice -n 5 npm test', 'npm test', 'nice *').verdict, 'allow');
  });
});

describe('an option that is asked about', () => {
  it('is named, with why', () => {
    const { verdict, why, doubt } = under('git diff --output=x', 'git diff *');
    assert.deepEqual(
      { verdict, why, doubt },
      {
        verdict: 'ask',
        why: 'unknown',
        doubt: { at: 2, kind: 'option', what: '--output', of: 'git diff', risk: 'write', value: 'x' },
      },
    );
  });

  it('is allowed where the rule names it, in its place or behind the star', () => {
    const allowed = [
      ['git diff --output=x.patch', 'git diff * --output'],
      ['git diff --stat --output=x.patch HEAD', 'git diff * --output'],
      ['git diff --output=../x', 'git diff * --output=../x'],
      ['eslint --fix src', 'eslint --fix *'],
      ['mytool --fast build', 'mytool --fast *'],
      ['mytool build --fast', 'mytool * --fast'],
      ['npm run lint -- --fix', 'npm run * --fix'],
    ] as const;
    for (const [line, rule] of allowed) assert.equal(under(line, rule).verdict, 'allow', line);
    const asked = [
      ['git diff --output=../x', 'git diff * --output'],
      ['git diff --ext-diff', 'git diff * --output'],
      ['git diff --output=x', 'git diff --output'],
      ['mytool build --slow', 'mytool * --fast'],
    ] as const;
    for (const [line, rule] of asked) assert.equal(under(line, rule).verdict, 'ask', line);
  });

  it('is none of a rule that leaves commands out, and of the whole line that a rule says', () => {
    const rules: readonly ActRule[] = [{ verdict: 'allow', tools: ['run_command'] }];
    const always = decideAct(toAct('mytool --x=/tmp/y'), [builtInRules, { source: 'user', rules }]);
    assert.equal(always.verdict, 'allow');
    assert.equal(under('mytool --x=/tmp/y', 'mytool --x=/tmp/y').verdict, 'allow');
  });
});

describe('files that a rule closes', () => {
  it('are closed to commands, too', () => {
    const rules: readonly ActRule[] = [
      { verdict: 'allow', commands: ['cat *'] },
      { verdict: 'deny', paths: ['secret/**'] },
      { verdict: 'ask', paths: ['docs/**'] },
    ];
    const verdictOf = (line: string) =>
      decideAct(toAct(line), [builtInRules, { source: 'user', rules }]).verdict;
    assert.deepEqual(
      ['cat src/a', 'cat secret/a', 'cat ./SECRET//a', 'cat docs/a', 'cat .env'].map(verdictOf),
      ['allow', 'deny', 'deny', 'ask', 'ask'],
    );
  });
});

describe('where a line writes to', () => {
  it('is nothing where its outputs are joined or thrown away', () => {
    const redirects = (line: string) => {
      const read = readCommand(line);
      return read.ok
        ? read.value.map(({ words, redirects: writes }) => [words.join(' '), writes])
        : 'unreadable';
    };
    for (const end of [
      '2>&1',
      '> /dev/null',
      '2>/dev/null',
      '>/dev/null 2>&1',
      '&> /dev/null',
      '< /dev/null',
    ])
      assert.deepEqual(redirects(`npm test ${end}`), [['npm test', false]], end);
    for (const end of ['> x', '2>&x', '>/dev/nullx', '> /dev/null/x', '>> x 2>&1', '> /dev/tcp/a/1'])
      assert.ok(JSON.stringify(redirects(`npm test ${end}`)).includes('true'), end);
    // A quoted digit is a word.
    assert.deepEqual(redirects('npm "2">&1'), [['npm 2', false]]);
    assert.deepEqual(redirects('npm x2>&1'), [['npm x2', false]]);
  });
});
