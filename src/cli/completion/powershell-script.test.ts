/** PowerShell does not run here (docs/platforms.md): what its script is made of. */
import assert from 'node:assert/strict';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

describe('vireo completion powershell', () => {
  let fixture: CliFixture;
  before(() => {
    fixture = createCliFixture();
  });
  after(() => fixture.remove());

  it('registers a completer that evaluates nothing of what is typed', async () => {
    const { out, code } = await fixture.vireo('completion', 'powershell');

    assert.equal(code, 0);
    assert.match(out, /^Register-ArgumentCompleter -Native -CommandName vireo /m);
    assert.match(out, /& vireo complete '--' \$words/);
    assert.doesNotMatch(out, /Invoke-Expression|\biex\b/i);
  });

  it('has its brackets and quotes paired, outside of strings', async () => {
    const { out } = await fixture.vireo('completion', 'powershell');
    const bare = out.replaceAll(/^\s*#.*$/gm, '').replaceAll(/'(?:[^']|'')*'|"(?:[^"`]|`.|"")*"/g, '');
    const open: string[] = [];
    for (const [sign] of bare.matchAll(/[()[\]{}]/g)) {
      if ('([{'.includes(sign)) open.push(sign);
      else assert.equal(open.pop(), { ')': '(', ']': '[', '}': '{' }[sign]);
    }

    assert.deepEqual([open, /['"]/.test(bare)], [[], false]);
  });
});
