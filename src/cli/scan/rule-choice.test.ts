import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture, createTeamRule } from '../testing.test.ts';

const teamRule = createTeamRule('no-legacy-client', 'legacy');

describe('--rules of vireo scan', () => {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    fixture.write('a.ts', "import * as legacy from 'legacy';\nlegacy.connect();\ndebugger;\n");
  });
  afterEach(() => fixture.remove());

  for (const name of ['debuger-statement', '!debuger-statement', 'nosuch-*', 'debugger-statement,nosuch']) {
    it(`refuses ${name}, in which a rule is named that there is not`, async () => {
      const { code, err, out } = await fixture.vireo('scan', '--rules', name);

      assert.equal(code, 2);
      assert.match(err, /there is no rule "(debuger-statement|nosuch)/);
      assert.equal(out, '');
    });
  }

  for (const [name, why] of [
    ['./nofolder', /nofolder is not there/],
    ['./ext/legacy.yml', /legacy\.yml is a file/],
    ['./empty', /empty holds no rules/],
  ] as const) {
    it(`refuses ${name}, which is no folder of rules`, async () => {
      fixture.write('ext/legacy.yml', teamRule);
      fixture.write('empty/notes.txt', 'nothing');

      const { code, err } = await fixture.vireo('scan', '--rules', name);

      assert.equal(code, 2);
      assert.match(err, why);
    });
  }

  for (const name of ['ext', './ext', 'ext/']) {
    it(`takes the folder ${name} as rules of your own`, async () => {
      fixture.write('ext/legacy.yml', teamRule);

      const { out } = await fixture.vireo('scan', '--rules', name);

      assert.match(out, /no-legacy-client/);
    });
  }

  it("knows the team's rules by their ids", async () => {
    fixture.write('.vireo/rules/legacy.yml', teamRule);

    const { out, code } = await fixture.vireo('scan', '--rules', 'no-legacy-*');

    assert.match(out, /no-legacy-client/);
    assert.doesNotMatch(out, /debugger-statement/);
    assert.equal(code, 1);
  });
});
