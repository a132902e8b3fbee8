import assert from 'node:assert/strict';
import { builtInRules } from '../../domain/policy/acts/built-in-rules.ts';
import { attackLines, developerRules, ordinaryLines } from '../../domain/testing/policy-lines.ts';
import { decideFully } from '../../workspace/shell/decide-fully.ts';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

describe('vireo policy', () => {
  let cli: CliFixture;

  beforeEach(() => {
    cli = createCliFixture();
    const rules = [{ verdict: 'allow', commands: ['npm test'] }];
    cli.write('data/policy.json', JSON.stringify({ version: 1, rules }));
  });
  afterEach(() => cli.remove());

  const explain = (...args: string[]) => cli.vireo('policy', 'explain', '--data', 'data', ...args);
  const run = ['--tool', 'shell.run', '--effect', 'write', '--command'];

  it('says which rule decided', async () => {
    const allowed = await explain(...run, 'npm test');
    const denied = await explain('--tool', 'files.read', '--effect', 'read', '--path', 'a/.env');
    const asked = await explain('--tool', 'files.write', '--effect', 'write', '--path', 'a', '--json');

    assert.deepEqual(
      { allowed: allowed.code, denied: denied.code, asked: asked.code },
      { allowed: 0, denied: 1, asked: 1 },
    );
    assert.match(allowed.out, /^allowed: npm test\n {2}rule of user: /);
    assert.match(denied.out, /^denied: a\/\.env\n {2}rule of built-in: .*Keys and passwords/);
    assert.equal(JSON.parse(asked.out).verdict, 'ask');
  });

  it('lets a project tighten, and denies all by rules that cannot be read', async () => {
    const tighter = [{ verdict: 'ask', commands: ['npm *'] }];
    cli.write('.vireo/policy.json', JSON.stringify({ version: 1, rules: tighter }));
    const asked = await explain(...run, 'npm test');
    cli.write('.vireo/policy.json', '{"version": 1, "rules": [{"verdict": "maybe"}]}');
    const broken = await explain(...run, 'npm test');

    assert.match(asked.out, /^asked about: npm test\n {2}rule of workspace/);
    assert.equal(broken.code, 1);
    assert.match(broken.out, /^denied: rules: workspace/);
    assert.match(broken.err, /rules\[0\]\.verdict/);
  });

  it('tests cases, and names those that come out otherwise', async () => {
    const act = { tool: 'shell.run', effect: 'write', command: 'rm -rf build' };
    cli.write('cases.json', JSON.stringify({ cases: [{ act, expect: 'ask' }] }));
    cli.write('wrong.json', JSON.stringify({ cases: [{ act, expect: 'allow', name: 'clean' }] }));
    cli.write('none.json', '{"cases": [{}]}');
    const right = await cli.vireo('policy', 'test', 'cases.json', '--data', 'data');
    const wrong = await cli.vireo('policy', 'test', 'wrong.json', '--data', 'data');
    const none = await cli.vireo('policy', 'test', 'none.json', '--data', 'data');

    assert.deepEqual(
      { right: right.code, wrong: wrong.code, none: none.code },
      { right: 0, wrong: 1, none: 2 },
    );
    assert.match(right.out, /^1 of 1 cases came out as expected\.\n$/);
    assert.match(wrong.out, /^clean: expected allow\nasked about: rm -rf build/);
    assert.match(none.err, /none\.json is no file of cases/);
  });

  it('says which option was asked about, and which rule allows it', async () => {
    cli.write(
      'data/policy.json',
      JSON.stringify({ version: 1, rules: [{ verdict: 'allow', commands: ['git diff *'] }] }),
    );
    const option = await explain(...run, 'git diff --output=x');
    const place = await explain(...run, 'git diff ../x');

    assert.deepEqual([option.code, place.code], [1, 1]);
    assert.equal(
      option.out,
      'asked about: git diff --output=x\n  Asked about --output of git diff: it writes or deletes files. A rule with "git diff * --output" allows it.\n',
    );
    assert.match(place.out, /Asked about \.\.\/x of git diff: it may lead out of the project/);
  });

  it('says of every line what decides about agents, by the grammar of the shell', async () => {
    const sets = [builtInRules, developerRules];
    cli.write('data/policy.json', JSON.stringify({ version: 1, rules: developerRules.rules }));
    // The plain reader takes this apart, the grammar denies it: `explain` once said that it is allowed.
    const lines = [
      ...ordinaryLines,
      ...attackLines,
      'npm test && set -- rm a',
      'npm test; read A',
      'ls "a"\'b\'',
    ];
    const cases = [];
    for (const command of lines) {
      const act = { tool: 'run_command', effect: 'write', userId: '', command } as const;
      cases.push({ act, expect: (await decideFully(act, sets)).verdict, name: command });
    }
    cli.write('cases.json', JSON.stringify({ cases }));

    const tested = await cli.vireo('policy', 'test', 'cases.json', '--data', 'data');
    assert.equal(tested.out, `${cases.length} of ${cases.length} cases came out as expected.\n`);
    for (const { act, expect } of cases.filter((_, at) => at % 60 === 0 || at >= cases.length - 3)) {
      const explained = await explain(
        '--json',
        '--tool',
        act.tool,
        '--effect',
        'write',
        '--command',
        act.command,
      );
      assert.equal(JSON.parse(explained.out).verdict, expect, act.command);
    }
  });
});
