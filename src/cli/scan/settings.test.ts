import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const docs = path.join(import.meta.dirname, '../../../docs');
const flawed = 'debugger;\neval(location.hash);\n';

/** The settings that docs/scan.md shows. */
function documentedSettings(): string {
  const [, block = ''] =
    /```yaml\n(# yaml-language-server[^`]*)```/.exec(readFileSync(path.join(docs, 'scan.md'), 'utf8')) ?? [];
  return block;
}

describe('.vireo.yml', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('src/a.ts', flawed);
    fixture.write('test/b.ts', flawed);
    fixture.write('test/slow/c.ts', flawed);
  });
  afterEach(() => fixture.remove());

  async function find(): Promise<readonly string[]> {
    const { out, err } = await fixture.vireo('scan', '--json');
    assert.equal(err, '');
    return JSON.parse(out).findings.map(
      ({ path: file, ruleId, severity }: { path: string; ruleId: string; severity: string }) =>
        `${file} ${ruleId} ${severity}`,
    );
  }

  it('gives a rule another severity for some paths, the last override that fits', async () => {
    fixture.write(
      '.vireo.yml',
      [
        'rules: { debugger-statement: high }',
        'overrides:',
        '  - { paths: [test/], rules: { security: info, debugger-statement: low } }',
        '  - { paths: [test/slow/], rules: { quality: medium } }',
      ].join('\n'),
    );

    assert.deepEqual(await find(), [
      'src/a.ts debugger-statement high',
      'src/a.ts code-injection critical',
      'test/b.ts debugger-statement low',
      'test/b.ts code-injection info',
      'test/slow/c.ts debugger-statement medium',
      'test/slow/c.ts code-injection info',
    ]);
  });

  it('is told every mistake at once: settings, values, and names that no rule has', async () => {
    const overrides = ['overrides:', '  - { paths: [], rules: { eval-usge: off } }'];
    fixture.write('.vireo.yml', ['rules:', '  weak-hsh: off', 'severty: low', ...overrides].join('\n'));

    const { err, code } = await fixture.vireo('scan');

    const told = err.split('\n').map((line) => /^vireo: \.vireo\.yml:(\d+): /.exec(line)?.[1]);
    assert.deepEqual(told.filter((line) => line !== undefined).sort(), ['2', '3', '5', '5']);
    assert.equal(code, 2);
  });

  it('makes what an override lowers fail no run', async () => {
    fixture.write('.vireo.yml', 'exclude: [src/]\noverrides: [{ paths: [test/], rules: { "*": low } }]\n');

    assert.equal((await fixture.vireo('scan')).code, 0);
    assert.equal((await fixture.vireo('scan', '--fail-on', 'low')).code, 1);
  });

  it('is taken as docs/scan.md shows it, by the scan and by the JSON Schema', async () => {
    const settings = documentedSettings();
    const schema = JSON.parse(readFileSync(path.join(docs, 'vireo.schema.json'), 'utf8'));
    fixture.write('.vireo.yml', settings);

    const { code, err } = await fixture.vireo('scan', 'src');
    const isValid = new Ajv({ strict: false }).compile(schema);

    assert.match(settings, /overrides:/);
    assert.equal(err, '');
    assert.equal(code, 1);
    assert.ok(isValid(parse(settings)), JSON.stringify(isValid.errors));
    assert.ok(!isValid({ overrides: [{ paths: ['a'], rules: { secrets: 'loud' } }] }));
    assert.ok(!isValid({ overrides: [{ rules: { secrets: 'off' } }] }));
  });
});
