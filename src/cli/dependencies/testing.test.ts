import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CliFixture, createCliFixture } from '../testing.test.ts';

export const debugFlaw = {
  id: 'GHSA-aaaa-bbbb-cccc',
  modified: '2026-11-01T00:00:00Z',
  aliases: ['CVE-2026-0001'],
  summary: 'Slow on long texts',
  severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
  database_specific: { cwe_ids: ['CWE-1333'] },
  affected: [
    {
      package: { ecosystem: 'npm', name: 'ms' },
      ranges: [
        {
          type: 'SEMVER',
          events: [{ introduced: '2.0.0' }, { fixed: '2.0.1' }, { introduced: '2.1.0' }, { fixed: '2.1.3' }],
        },
      ],
    },
    {
      package: { ecosystem: 'npm', name: 'debug' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '4.0.0' }, { fixed: '4.3.5' }] }],
    },
  ],
};

export function copyProject(name: string, { folder }: CliFixture): void {
  const from = fileURLToPath(new URL(`../../../test/fixtures/dependencies/${name}`, import.meta.url));
  cpSync(from, folder, { recursive: true });
}

/** A folder whose dependencies are read. */
export function setUpDependencies() {
  let fixture: CliFixture;

  beforeEach(() => {
    fixture = createCliFixture();
    copyProject('npm3', fixture);
  });

  afterEach(() => fixture.remove());

  const vireo = (...args: string[]) =>
    fixture.vireo(...args, '--data', path.join(fixture.folder, '..', 'data'));

  const importFlaw = async (flaw: object = debugFlaw) => {
    fixture.write('../flaw.json', JSON.stringify(flaw));
    return await vireo('advisories', 'import', '../flaw.json');
  };

  const findingsOf = async (...args: string[]) =>
    JSON.parse((await vireo('dependencies', '--json', ...args)).out).findings;

  return {
    get fixture() {
      return fixture;
    },
    vireo,
    importFlaw,
    findingsOf,
  };
}
