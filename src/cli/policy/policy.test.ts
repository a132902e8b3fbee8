import assert from 'node:assert/strict';
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
});
