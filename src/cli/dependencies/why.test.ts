import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture } from '../testing.test.ts';
import { copyProject } from './testing.test.ts';

describe('vireo why', () => {
  let fixture: CliFixture;
  beforeEach(() => {
    fixture = createCliFixture();
    copyProject('npm3', fixture);
  });
  afterEach(() => fixture.remove());

  it('shows every entry that leads to a package, and its version', async () => {
    const { out, code } = await fixture.vireo('why', 'color-name');

    assert.equal(
      out,
      'color-name 1.1.4  prod  package-lock.json\n  shop (package.json:10 asks for ^4.1.0) → chalk 4.1.2 → ansi-styles 4.3.0 → color-convert 2.0.1 → color-name 1.1.4\n',
    );
    assert.equal(code, 0);
  });

  it('names a file of requirements once, with what it asks for', async () => {
    fixture.write('api/requirements.txt', 'flask==0.12\nrequests\n');

    assert.match(
      (await fixture.vireo('why', 'flask')).out,
      /^ {2}api\/requirements\.txt:1 asks for ==0\.12 → flask 0\.12$/m,
    );
    assert.match((await fixture.vireo('why', 'requests')).out, /^ {2}api\/requirements\.txt:2 → requests$/m);
  });

  it('answers for one version, and with 1 for what is not here', async () => {
    const found = JSON.parse((await fixture.vireo('why', 'ms@2.0.0', '--json')).out);
    assert.deepEqual(
      found.map((each: { paths: { project: string }[] }) => each.paths.map(({ project }) => project)),
      [['cart']],
    );

    const { out, code } = await fixture.vireo('why', 'nobody');
    assert.deepEqual({ out, code }, { out: 'nobody is not here.\n', code: 1 });
  });
});
