import assert from 'node:assert/strict';
import { keyOfLookAlike, listImportedLookAlikes } from '../../../domain/names/imported-look-alikes.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { listOpenLookAlikes } from './import-answers.ts';
import { lookAlikeRows } from './look-alike-rows.ts';

const made = {
  clients: [{ name: 'Acme Ltd', source: 'Acme Ltd', currency: 'EUR', like: ['Acme GmbH', 'Amce'] }],
  projects: [],
  tasks: [{ project: 'Shop', name: 'Reveiw', source: 'Reveiw', like: ['Review'] }],
};

describe('names of a file that look like others', () => {
  it('are rows of the record with the name in the file, ticked where only the spelling differs', () => {
    assert.deepEqual(
      lookAlikeRows(listImportedLookAlikes(made), t).map(({ label, description, picked }) => [
        label,
        description,
        picked,
      ]),
      [
        ['$(organization) Acme GmbH', 'for “Acme Ltd” in the file', true],
        ['$(organization) Amce', 'for “Acme Ltd” in the file', false],
        ['$(tasklist) Shop · Review', 'for “Shop · Reveiw” in the file', false],
      ],
    );
  });

  it('are asked about once', () => {
    const asked = new Set([keyOfLookAlike({ kind: 'clients', key: 'Acme Ltd' })]);

    assert.deepEqual(
      listOpenLookAlikes({ made }, asked).map(({ shown }) => shown),
      ['Shop · Reveiw'],
    );
  });
});
