import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadInventory } from '../inventory.ts';
import type { LicensePolicy } from '../licenses/license-policy.ts';
import { fixturePath } from '../testing.test.ts';
import { findFlaws } from './flaws.ts';

const allowMit: LicensePolicy = { allow: ['MIT'], deny: [] };
const denyGpl: LicensePolicy = { allow: [], deny: ['GPL-*'] };

describe('licences of packages', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vireo-licenses-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  async function told(policy: LicensePolicy): Promise<readonly string[]> {
    const { graphs } = await loadInventory(folder);
    return graphs
      .flatMap((graph) => findFlaws(graph, policy))
      .filter(({ ruleId }) => ruleId === 'dependency-license')
      .map(({ severity, message }) => `${severity}: ${message}`);
  }
  const lock = (packages: object): string =>
    JSON.stringify({ lockfileVersion: 3, packages: { '': { name: 'shop', dependencies: {} }, ...packages } });

  function writeLock(): void {
    const dependencies = { good: '1', none: '1', words: '1', old: '1', choice: '1' };
    write(
      'package-lock.json',
      lock({
        '': { name: 'shop', dependencies },
        'node_modules/good': { version: '1.0.0', license: 'MIT' },
        'node_modules/none': { version: '1.0.0' },
        'node_modules/words': { version: '1.0.0', license: 'SEE LICENSE IN LICENSE.md' },
        'node_modules/old': { version: '1.0.0', license: { type: 'GPL-3.0-only', url: 'x' } },
        'node_modules/choice': { version: '1.0.0', licenses: [{ type: 'GPL-3.0-only' }, { type: 'MIT' }] },
      }),
    );
  }

  it('are not known where a package names none, which an allow list does not take for allowed', async () => {
    writeLock();

    assert.deepEqual(await told(allowMit), [
      'medium: none 1.0.0 does not say under which licence it is: whether the project allows it is not known',
      'medium: words 1.0.0 is under "SEE LICENSE IN LICENSE.md", which is no licence that SPDX knows',
      'medium: old 1.0.0 is under GPL-3.0-only, which the project does not allow',
    ]);
  });

  it('may be any but those that are denied, where nothing is allowed by name', async () => {
    writeLock();

    assert.deepEqual(await told(denyGpl), [
      'low: words 1.0.0 is under "SEE LICENSE IN LICENSE.md", which is no licence that SPDX knows',
      'medium: old 1.0.0 is under GPL-3.0-only, which the project does not allow',
    ]);
  });

  it('are one finding of a file that tells none of them', async () => {
    write('requirements.txt', 'idna==3.6\nrequests==2.31.0\na==1\nb==1\nc==1\nd==1\n');

    assert.deepEqual(await told(allowMit), [
      'low: licences of a, b, c, d, idna and 1 more are not known here: whether the project allows them was not looked at, since the file does not tell of them',
    ]);
    assert.deepEqual(await told(denyGpl), []);
  });

  it('are read where the packages are installed, and those of the others are not known', async () => {
    cpSync(fixturePath('yarn1'), folder, { recursive: true });
    const before = await told(allowMit);
    write('node_modules/ms/package.json', '{"name":"ms","version":"2.1.2","license":"GPL-3.0-only"}');
    write('node_modules/color-name/package.json', '{"name":"color-name","version":"1.1.4"}');

    const after = await told(allowMit);

    assert.equal(before.length, 1);
    assert.match(
      before[0] ?? '',
      /^low: licences of .* are not known here: .* Those of packages that are installed are read$/,
    );
    assert.deepEqual(after.filter((each) => each.startsWith('medium')).sort(), [
      'medium: color-name 1.1.4 does not say under which licence it is: whether the project allows it is not known',
      'medium: ms 2.1.2 is under GPL-3.0-only, which the project does not allow',
    ]);
    assert.equal(after.length, 3);
  });
});
