import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../pages/words.ts';
import { sameClientRows } from './same-client-rows.ts';

describe('rows of an import that may be clients that are there', () => {
  it('name the client, then the row, ticked where only the spelling differs', () => {
    const like = [
      { clientId: 'c1', row: null, name: 'Acme GmbH' },
      { clientId: 'c2', row: null, name: 'Acme AG' },
    ];
    const rows = sameClientRows(
      {
        rows: [
          { row: 2, name: 'ACME Ltd', outcome: 'new', clientId: null, like },
          { row: 3, name: 'Zoo', outcome: 'new', clientId: null, like: [] },
          {
            row: 4,
            name: 'Nord-Wind',
            outcome: 'new',
            clientId: null,
            like: [
              { clientId: 'c3', row: null, name: 'Nordwnid' },
              { clientId: 'c4', row: null, name: 'Nordwind GmbH' },
              { clientId: null, row: 2, name: 'ACME Ltd' },
            ],
          },
        ],
      },
      t,
    );

    assert.deepEqual(
      rows.map(({ label, description, picked, row, same }) => [label, description, picked, row, same]),
      [
        ['$(organization) Acme GmbH', 'for “ACME Ltd” in row 2', false, 2, { clientId: 'c1' }],
        ['$(organization) Acme AG', 'for “ACME Ltd” in row 2', false, 2, { clientId: 'c2' }],
        ['$(organization) Nordwnid', 'for “Nord-Wind” in row 4', false, 4, { clientId: 'c3' }],
        ['$(organization) Nordwind GmbH', 'for “Nord-Wind” in row 4', true, 4, { clientId: 'c4' }],
        ['$(organization) ACME Ltd', 'of row 2, for “Nord-Wind” in row 4', false, 4, { asRow: 2 }],
      ],
    );
  });
});
