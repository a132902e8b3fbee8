import assert from 'node:assert/strict';
import { parseConfig } from '../../config/load-config.ts';
import { findLicenseFault } from './license-name.ts';

describe('a name of a licence in a policy', () => {
  for (const name of [
    'MIT',
    'mit',
    'GPL-2.0',
    'GPL-2.0+',
    'BSD-*',
    'agpl-*',
    '0BSD',
    'LicenseRef-house',
    'LicenseRef-*',
    'GPL-2.0-only WITH Classpath-exception-2.0',
  ])
    it(`may be ${name}`, () => assert.equal(findLicenseFault(name), undefined));

  for (const [name, fault] of [
    ['MITT', /^"MITT" is no licence that SPDX knows, .*; did you mean MIT\?$/],
    ['GPLv3', /did you mean GPL-3\.0-or-later\?$/],
    ['Proprietary', /^"Proprietary" is no licence that SPDX knows, nor the beginning of one and a \*$/],
    ['Foo-*', /^"Foo-\*" is no licence/],
    ['GPL-2.0-only WITH Classpath', /^"Classpath" is no exception that SPDX knows$/],
  ] as const)
    it(`may not be ${name}`, () => assert.match(findLicenseFault(name) ?? '', fault));

  it('is told with file, line and field, and what was meant', () => {
    const { problems } = parseConfig(
      'dependencies:\n  licenses:\n    allow: [MIT, Apache2]\n    deny:\n      - AGPL-*\n      - Apache 2.0\n      - (MIT OR ISC)\n',
    );

    assert.deepEqual(
      problems.map((problem) => problem.replace(/ is no licence.*?(?=;|$)/, '')),
      [
        '.vireo.yml:3: dependencies.licenses.allow.1: "Apache2"; did you mean Apache-2.0?',
        '.vireo.yml:6: dependencies.licenses.deny.1: "Apache 2.0"; did you mean Apache-2.0?',
        '.vireo.yml:7: dependencies.licenses.deny.2: "(MIT OR ISC)" is several licences: write each as an entry of its own',
      ],
    );
  });
});
