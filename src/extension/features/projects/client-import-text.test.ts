import assert from 'node:assert/strict';
import type { ClientImport } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { askImport, describePreview, describeProblem } from './client-import-text.ts';

function importOf(change: Partial<ClientImport> = {}): ClientImport {
  return { state: 'preview', columns: [], rows: [], added: 0, present: 0, problems: [], ...change };
}

describe('an import of clients', () => {
  it('names place, value and reason of what is wrong', () => {
    const problem = { row: 3, column: 'USt-IdNr.', value: 'DE1', issue: 'is too short' };

    assert.equal(describeProblem(problem, t), 'Row 3, USt-IdNr.: “DE1” is too short');
    assert.equal(
      describeProblem({ row: null, column: null, value: null, issue: 'is empty' }, t),
      'The file: is empty',
    );
  });

  it('tells what it brings, what is there, and which columns it leaves out', () => {
    const rows = Array.from({ length: 14 }, (_, at) => ({
      row: at + 2,
      name: `Client ${at + 1}`,
      outcome: 'new' as const,
      clientId: null,
      like: [],
    }));
    const columns = [
      { header: 'Firma', field: 'name' },
      { header: 'Farbe', field: null },
    ];
    const told = importOf({ rows, columns, added: 14, present: 1 });

    const text = describePreview(told, t);

    assert.equal(askImport(told, 'kunden.csv', t), 'Import 14 clients from kunden.csv?');
    assert.match(text, /Client 12, …\n1 client is there already\.\nNot imported: Farbe$/);
    assert.equal(askImport(importOf({ added: 1 }), 'a.csv', t), 'Import 1 client from a.csv?');
  });
});
