import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { driftGates } from '../../scripts/check.ts';
import { projectRoot } from '../../scripts/paths.ts';

/** Generator → a generated file, and what a person who edits it by hand might do to it. */
const planted: Readonly<Record<string, { readonly file: string; readonly edit: (text: string) => string }>> =
  {
    'scanner rules': {
      file: 'src/scanner/rules.generated.ts',
      edit: (text) => text.replace('"high"', '"low"'),
    },
    'API client': {
      file: 'src/api-client/generated/types.gen.ts',
      edit: (text) => text.replace('startedAt', 'beganAt'),
    },
    'extension manifest': {
      file: 'package.json',
      edit: (text) => text.replace('vireo.startTimer', 'vireo.beginTimer'),
    },
    'settings of a scan': {
      file: 'docs/vireo.schema.json',
      edit: (text) => text.replace('"version"', '"versions"'),
    },
    'third-party notices': {
      file: 'THIRD-PARTY-NOTICES.md',
      edit: (text) => text.replace('## zod', '## zood'),
    },
  };

const copied = [
  'docs',
  'src',
  'webviews',
  'scripts',
  'media',
  'package.json',
  'package.nls.json',
  'package-lock.json',
  'THIRD-PARTY-NOTICES.md',
  'tsconfig.base.json',
  'tsconfig.json',
];

describe('drift gates', function () {
  this.timeout(120_000);
  let copy: string;

  before(() => {
    copy = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-drift-')));
    for (const name of copied)
      cpSync(path.join(projectRoot, name), path.join(copy, name), { recursive: true });
    symlinkSync(path.join(projectRoot, 'node_modules'), path.join(copy, 'node_modules'));
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('has a planted drift for every generator', () => {
    assert.deepEqual(
      Object.keys(planted).sort(),
      driftGates.map(({ name }) => name.replace(' up to date', '')).sort(),
    );
  });

  for (const gate of driftGates) {
    const plant = planted[gate.name.replace(' up to date', '')];
    if (plant === undefined) continue;
    const { file, edit } = plant;

    it(`refuses an edited ${file}, and nothing else`, async () => {
      const original = readFileSync(path.join(copy, file), 'utf8');
      const edited = edit(original);
      assert.notEqual(edited, original, 'the planted edit changed nothing');

      assert.equal(await gate.run(copy), '');
      writeFileSync(path.join(copy, file), edited);
      const refusal = await gate.run(copy);
      writeFileSync(path.join(copy, file), original);

      assert.notEqual(refusal, '');
    });
  }
});
