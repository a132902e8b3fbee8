import assert from 'node:assert/strict';
import type { Document } from '../../../api-client/index.ts';
import { documentTypes } from '../../../domain/documents/document.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { buildDocumentRows, documentsNode } from './document-rows.ts';
import { typeWord } from './document-words.ts';
import { outlineOf } from './outlines.ts';

function document(title: string, more: Partial<Document> = {}): Document {
  return {
    id: title,
    version: 1,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    projectId: 'p1',
    type: 'other',
    title,
    state: 'draft',
    number: 1,
    approvedNumber: null,
    reason: null,
    ...more,
  };
}

const written = { by: 'Mara Voss', at: '2026-11-02' };
const rowsOf = (...documents: readonly Document[]) =>
  buildDocumentRows(documents, {
    t,
    locale: 'en',
    writtenOf: () => written,
    formatInstant: (instant) => instant,
  });
const node = (...documents: readonly Document[]) =>
  documentsNode('p1', documents, { t, loadRows: async () => [] });

describe('rows of documents', () => {
  it('say what one looks for first, in the order of a plan', () => {
    const rows = rowsOf(
      document('Roadmap', { type: 'roadmap', state: 'approved', number: 3, approvedNumber: 3 }),
      document('Requirements', { type: 'requirements', state: 'in-review' }),
      document('Risks', { type: 'risk-register', reason: 'Name the owners' }),
      document('Charter', { type: 'charter' }),
    );

    assert.deepEqual(
      rows.map(({ label, description }) => `${label} · ${description}`),
      ['Charter · draft', 'Requirements · in review', 'Risks · sent back', 'Roadmap · approved v3'],
    );
  });

  it('have the rest in the tooltip', () => {
    const [row] = rowsOf(
      document('Risks', { type: 'risk-register', number: 4, approvedNumber: 2, reason: 'Owners' }),
    );

    assert.equal(
      row?.tooltip,
      'Risks\nRisk Register · sent back\nVersion 4 · 2026-11-02 · Mara Voss\nApproved: version 2\nSent back: Owners',
    );
  });

  it('tell menus what can be done', () => {
    const kinds = [
      document('a'),
      document('b', { number: 2 }),
      document('c', { state: 'approved', approvedNumber: 1 }),
      document('d', { state: 'in-review', number: 3, approvedNumber: 1 }),
    ].map((one) => rowsOf(one)[0]?.kind);

    assert.deepEqual(kinds, [
      'document.draft',
      'document.draft.older',
      'document.approved.kept',
      'document.in-review.older.olderApproved.kept',
    ]);
  });
});

describe('the node of documents', () => {
  it('offers to add one, or to ask the agent, where there is none', () => {
    assert.deepEqual(
      node().children?.map(({ label, open, agent, record }) => [label, open, agent, record.ids]),
      [
        ['New Document…', 'vireo.newDocument', undefined, ['p1']],
        ['Ask the Planning Agent…', 'vireo.askAgent', 'planning', ['p1']],
      ],
    );
  });

  it('says what waits, or how many there are', () => {
    assert.equal(node(document('a'), document('b')).description, '2');
    assert.equal(node(document('a'), document('b', { state: 'in-review' })).description, '1 in review');
  });
});

describe('the outline of a new document', () => {
  it('has the title and headings or a table of its type', () => {
    for (const type of documentTypes) {
      const title = typeWord(type, t);
      const outline = outlineOf(type, title, t);

      assert.ok(outline.startsWith(`# ${title}\n\n`), outline);
      assert.equal(/\n## |\n\| /.test(outline), type !== 'other', outline);
      assert.ok(outline.endsWith('\n'));
    }
  });
});
