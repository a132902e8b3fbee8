import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const critical = 'eval(location.hash);\n';
const medium = 'debugger;\n';
const low = 'export async function f(ids: string[]) {\n  for (const id of ids) await fetch(id);\n}\n';
const stripe = 'STRIPE_KEY=sk_live_4eC39HqLyjWDarjtT1zdp7dc\n';
const github = 'GITHUB_TOKEN=ghp_016C7eTBVeRkGWKWWMUAeFkZTYGSSN2wxjBO\n';

describe('text of vireo scan', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  const severitiesIn = (out: string): readonly string[] =>
    [...out.matchAll(/^\S+:\d+:\d+(?: {2}|: )(\w+)/gm)].map(([, severity = '']) => severity);

  it('has the worst last, next to the counts by severity', async () => {
    fixture.write('a.ts', critical);
    fixture.write('b.ts', low);
    fixture.write('c.ts', medium);

    const { out } = await fixture.vireo('scan');

    assert.deepEqual(severitiesIn(out), ['low', 'medium', 'critical']);
    assert.match(out, /3 files scanned, 3 findings \(1 critical, 1 medium, 1 low\)\.\n$/);
  });

  it('tells a why that several rules share once, a fix for each', async () => {
    fixture.write('.env', stripe + github);

    const { out } = await fixture.vireo('scan');

    assert.deepEqual(severitiesIn(out), ['critical', 'critical']);
    assert.equal(out.match(/^ {2}why: /gm)?.length, 1);
    assert.equal(out.match(/^ {2}fix: /gm)?.length, 2);
  });

  it('gives a finding a line with --brief, as editors read it', async () => {
    fixture.write('a.ts', critical + medium);

    const { out } = await fixture.vireo('scan', '--brief');
    const lines = out.trimEnd().split('\n');

    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^a\.ts:2:1: medium: .+ \[debugger-statement\]$/);
    assert.match(lines[1] ?? '', /^a\.ts:1:1: critical: .+ \[code-injection\]$/);
    assert.match(lines[2] ?? '', /^1 file scanned, 2 findings \(1 critical, 1 medium\)\.$/);
  });

  it('shortens what is mild or repeated where there is much, and says so', async () => {
    for (let index = 0; index < 12; index += 1) {
      fixture.write(`low/${index}.ts`, low);
      fixture.write(`medium/${index}.ts`, medium);
    }

    const short = await fixture.vireo('scan');
    const full = await fixture.vireo('scan', '--full');

    for (const { out } of [short, full]) assert.equal(severitiesIn(out).length, 24);
    assert.equal(short.out.match(/ \| .*debugger;$/gm)?.length, 3);
    assert.doesNotMatch(short.out, /await fetch\(id\);$/m);
    assert.match(short.out, /--full shows all of each, --brief a line for all/);
    assert.equal(full.out.match(/ \| .*debugger;$/gm)?.length, 12);
    assert.doesNotMatch(full.out, /--full/);
  });

  it('counts what is left out for its low confidence, and says how it is seen', async () => {
    fixture.write(
      'pod.yml',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers: [{ name: a, image: "a:1.2.3" }]\n',
    );

    const { out } = await fixture.vireo('scan');
    const all = await fixture.vireo('scan', '--confidence', 'low');

    assert.match(out, /^\d+ of low confidence not shown: --confidence low shows them\.$/m);
    assert.doesNotMatch(all.out, /not shown/);
  });

  describe('exits', () => {
    it('with 0 for what is low or info, and says from which level it fails', async () => {
      fixture.write('b.ts', low);

      const { out, code } = await fixture.vireo('scan');

      assert.equal(code, 0);
      assert.match(out, /^None fails the run: that begins at medium \(--fail-on\)\.$/m);
      assert.equal((await fixture.vireo('scan', '--fail-on', 'low')).code, 1);
      assert.doesNotMatch((await fixture.vireo('scan', '--fail-on', 'never')).out, /None fails/);
    });

    it('with 1 from medium on', async () => {
      fixture.write('a.ts', medium);

      const { out, code } = await fixture.vireo('scan');

      assert.equal(code, 1);
      assert.doesNotMatch(out, /None fails/);
    });
  });

  it('breaks why and fix at the width of a terminal, and nothing else', async () => {
    fixture.write('a.ts', critical);

    const wide = await fixture.vireo('scan');
    const narrow = await fixture.vireoOn(60, 'scan');
    const lines = narrow.out.split('\n');
    const why = lines.findIndex((line) => line.startsWith('  why: '));

    assert.ok(lines.slice(why, -2).every((line) => line.length <= 60));
    assert.match(lines[why + 1] ?? '', /^ {7}\S/);
    assert.equal(lines[0], wide.out.split('\n')[0]);
    assert.equal(narrow.out.replace(/\s+/g, ' '), wide.out.replace(/\s+/g, ' '));
  });

  it('counts what the baseline knows apart from what is suppressed', async () => {
    fixture.write('a.ts', critical);
    await fixture.vireo('baseline', 'create');
    fixture.write('b.ts', 'debugger; // vireo: ignore[debugger-statement] a sample\n');

    assert.match((await fixture.vireo('scan')).out, /0 findings, 1 suppressed, 1 known \(baseline\)\.$/m);
  });

  it('proposes a baseline where there is much, and none yet', async () => {
    for (let index = 0; index < 21; index += 1) fixture.write(`${index}.ts`, medium);

    const before = await fixture.vireo('scan');
    await fixture.vireo('baseline', 'create');
    const after = await fixture.vireo('scan', '--no-baseline');

    assert.match(before.out, /"vireo baseline create"/);
    assert.doesNotMatch(after.out, /"vireo baseline create"/);
  });

  for (const args of [
    ['--brief', '--full'],
    ['--brief', '--json'],
    ['--full', '--format', 'sarif'],
  ]) {
    it(`is refused with ${args.join(' ')}`, async () => {
      const { code, err } = await fixture.vireo('scan', ...args);

      assert.equal(code, 2);
      assert.match(err, /cannot be used with|is for --format text/);
    });
  }
});
