import assert from 'node:assert/strict';
import { inEnglish as t } from '../../platform/words.ts';
import { sameClientRows } from './same-client-rows.ts';

describe('rows of an import that may be clients that are there', () => {
  it('name the client, then the row, ticked where only the spelling differs', () => {
    const like = [
      { clientId: 'c1', name: 'Acme GmbH' },
      { clientId: 'c2', name: 'Acme AG' },
    ];
    const rows = sameClientRows(
      {
        rows: [
          { row: 2, name: 'ACME Ltd', outcome: 'new', clientId: null, like },
          { row: 3, name: 'Zoo', outcome: 'new', clientId: null, like: [] },
          {
            ...{ row: 4, name: 'Nord-Wind', outcome: 'new', clientId: null },
            like: [
              { clientId: 'c3', name: 'Nordwnid' },
              { clientId: 'c4', name: 'Nordwind GmbH' },
            ],
          },
        ],
      },
      t,
    );

    assert.deepEqual(
      rows.map(({ label, description, picked, row, clientId }) => [
        label,
        description,
        picked,
        row,
        clientId,
      ]),
      [
        ['$(organization) Acme GmbH', 'for “ACME Ltd” in row 2', false, 2, 'c1'],
        ['$(organization) Acme AG', 'for “ACME Ltd” in row 2', false, 2, 'c2'],
        ['$(organization) Nordwnid', 'for “Nord-Wind” in row 4', false, 4, 'c3'],
        ['$(organization) Nordwind GmbH', 'for “Nord-Wind” in row 4', true, 4, 'c4'],
      ],
    );
  });
});
