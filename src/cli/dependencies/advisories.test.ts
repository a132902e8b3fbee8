import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture } from '../testing.test.ts';
import { debugFlaw } from './testing.test.ts';

describe('vireo advisories', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
  });
  afterEach(() => fixture.remove());

  it('shows how old the database is, and 1 where there is none', async () => {
    assert.equal((await fixture.vireo('advisories', 'show', '--data', 'data')).code, 1);
    fixture.write('a.json', JSON.stringify(debugFlaw));

    const { out } = await fixture.vireo('advisories', 'update', 'a.json', '--data', 'data');
    const shown = JSON.parse((await fixture.vireo('advisories', 'show', '--json', '--data', 'data')).out);

    assert.match(out, /^1 advisory taken in, 0 known already, 0 of other ecosystems, 0 refused\.$/m);
    assert.deepEqual(
      { newestAt: shown.newestAt, advisories: shown.advisories, ecosystems: shown.ecosystems },
      { newestAt: '2026-11-01T00:00:00Z', advisories: 1, ecosystems: ['npm'] },
    );
  });

  it('needs to be told what to download at first, and refuses what is no ecosystem', async () => {
    assert.match(
      (await fixture.vireo('advisories', 'update', '--data', 'data')).err,
      /name what you need by --ecosystem/,
    );
    assert.match(
      (await fixture.vireo('advisories', 'update', '--ecosystem', 'Debian', '--data', 'data')).err,
      /no such ecosystem: Debian/,
    );
  });

  it('tells file and field of what it refuses, with exit code 1', async () => {
    fixture.write('a/good.json', JSON.stringify(debugFlaw));
    fixture.write('a/bad.json', '{"id": 3}');

    const { err, code } = await fixture.vireo('advisories', 'import', 'a', '--data', 'data');

    assert.match(err, /bad\.json: id: /);
    assert.equal(code, 1);
  });
});
