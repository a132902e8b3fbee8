import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

const flawed = 'export function run() {\n  debugger;\n}\n';

describe('paths of vireo scan', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('.vireo.yml', 'profile: recommended\n');
    fixture.write('a.ts', flawed);
  });
  afterEach(() => fixture.remove());

  describe('of several projects', () => {
    async function found(...paths: string[]) {
      const { out, code } = await fixture.vireo('scan', '--json', ...paths);
      const files = JSON.parse(out).findings.map((each: { path: string }) => each.path);
      return { files, code };
    }

    for (const paths of [
      ['sub', 'a.ts'],
      ['a.ts', 'sub'],
      ['.', 'sub'],
      ['sub', '.'],
      ['sub/b.ts', '.'],
    ]) {
      it(`are judged by the profile of their own, in the order ${paths.join(' ')}`, async () => {
        fixture.write('sub/.vireo.yml', 'profile: security\n');
        fixture.write('sub/b.ts', flawed);

        assert.deepEqual(await found(...paths), { files: ['a.ts'], code: 1 });
      });
    }

    for (const paths of [
      ['other/b.ts', 'a.ts'],
      ['a.ts', 'other/b.ts'],
    ]) {
      it(`fail by the level of their own, in the order ${paths.join(' ')}`, async () => {
        fixture.write('other/.vireo.yml', 'fail-on: never\n');
        fixture.write('other/b.ts', flawed);

        assert.deepEqual(await found(...paths), { files: ['a.ts', 'other/b.ts'], code: 1 });
        assert.equal((await found('other/b.ts')).code, 0);
      });
    }
  });

  describe('that the project left out', () => {
    beforeEach(() => {
      fixture.write('.vireo.yml', 'exclude: [legacy/]\ninclude: [kept/ours/]\n');
      fixture.write('.vireoignore', 'kept/\n');
      fixture.write('sub/.vireoignore', 'made.ts\n');
      fixture.write('.gitignore', 'local.ts\n');
      for (const name of ['legacy/a.ts', 'kept/b.ts', 'kept/ours/c.ts', 'sub/made.ts', 'local.ts'])
        fixture.write(name, flawed);
    });

    for (const name of ['legacy/a.ts', 'kept/b.ts', 'sub/made.ts']) {
      it(`stay left out when ${name} is named, on disk and on standard input, and the reason is told`, async () => {
        const named = await fixture.vireo('scan', name);
        const typed = await fixture.vireoWith(flawed, 'scan', '--stdin-filename', name);

        for (const { code, out, err } of [named, typed]) {
          assert.equal(code, 0);
          assert.match(out, /^0 files scanned/);
          assert.ok(err.includes(`${name} was not scanned: named by an ignore file`), err);
        }
      });
    }

    it('leave alone what include takes back, and what only .gitignore names', async () => {
      assert.equal((await fixture.vireo('scan', 'kept/ours/c.ts')).code, 1);
      assert.equal((await fixture.vireo('scan', 'local.ts')).code, 1);
    });
  });

  for (const [name, text, why] of [
    ['x.min.js', 'debugger;', 'minified'],
    ['logo.png', 'debugger;', 'binary content'],
    ['app.js.map', '{}', 'generated code'],
    ['data.txt', 'a\u0000b', 'binary content'],
  ] as const) {
    it(`tells why ${name}, which was named, was not scanned`, async () => {
      fixture.write(`src/${name}`, text);

      const named = await fixture.vireo('scan', `src/${name}`);
      const typed = await fixture.vireoWith(text, 'scan', '--stdin-filename', `src/${name}`);

      for (const { err, out } of [named, typed]) {
        assert.equal(err, `note: src/${name} was not scanned: ${why}\n`);
        assert.match(out, /^0 files scanned/);
      }
    });
  }

  it('are not said of what a folder holds', async () => {
    fixture.write('src/x.min.js', 'debugger;');
    fixture.write('src/y.ts', 'export const y = 1;\n');

    assert.equal((await fixture.vireo('scan', 'src')).err, '');
  });

  it('tell when nothing was scanned, and why, since that looks like nothing found', async () => {
    fixture.write('.vireo.yml', 'exclude: [legacy/]\n');
    fixture.write('legacy/a.ts', flawed);
    mkdirSync(path.join(fixture.folder, 'empty'));

    assert.equal(
      (await fixture.vireo('scan', 'legacy')).err,
      'note: nothing was scanned: 1 named by an ignore file or by exclude in .vireo.yml (--show-skipped names them)\n',
    );
    assert.equal(
      (await fixture.vireo('scan', 'empty')).err,
      'note: nothing was scanned: no file was found\n',
    );
  });

  it('cannot go with --stdin-filename', async () => {
    const { code, err } = await fixture.vireoWith('', 'scan', 'src', '--stdin-filename', 'x.ts');

    assert.equal(code, 2);
    assert.match(err, /--stdin-filename takes no paths/);
  });
});
