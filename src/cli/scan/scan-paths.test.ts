import assert from 'node:assert/strict';
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
});
