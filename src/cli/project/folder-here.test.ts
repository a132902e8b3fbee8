import assert from 'node:assert/strict';
import path from 'node:path';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

/** Nobody answers there: what is wrong with a folder is said before anything is asked or changed. */
const nowhere = ['--server', 'http://127.0.0.1:1', '--token', 't'];

describe('--folder of a project', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('file.txt', '');
  });
  afterEach(() => fixture.remove());

  it('is a folder that is there, and any other is refused by its name before anything is changed', async () => {
    const commands = [
      ['project', 'edit', 'API', '--folder', 'gone'],
      ['project', 'add', 'API', '--client', 'Acme', '--folder', 'gone'],
      ['runner', '--folder', 'API=.', '--folder', 'API=gone'],
    ];
    for (const command of commands) {
      const { code, err } = await fixture.vireo(...command, ...nowhere);
      assert.equal(code, 2, err);
      assert.ok(err.includes(`--folder ${path.join(fixture.folder, 'gone')}: there is no such folder`), err);
    }
    const file = await fixture.vireo('project', 'edit', 'API', '--folder', 'file.txt', ...nowhere);
    const there = await fixture.vireo('project', 'edit', 'API', '--folder', '.', ...nowhere);

    assert.match(file.err, /file\.txt: it is no folder/);
    assert.doesNotMatch(there.err, /folder/);
  });
});
