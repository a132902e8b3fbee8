import assert from 'node:assert/strict';
import * as z from 'zod';
import { type Change, defineEvents, findContentFault, subjectOf } from './catalogue.ts';

const { 'entry.changed': changed } = defineEvents(['entry.changed'], {
  table: 'time_entries',
  content: z.object({ userId: z.string(), note: z.string() }),
  subject: 'userId',
});
const { 'session.created': silent } = defineEvents(['session.created'], { table: null, content: null });

const change = (fields: Partial<Change>): Change => ({
  type: 'entry.changed' as Change['type'],
  id: 'a',
  version: 2,
  ...fields,
});

describe('the catalogue of events', () => {
  it('finds nothing wrong with what is as declared, on either side or none', () => {
    const content = { userId: 'mara', note: 'Review', more: 1 };

    for (const fields of [{}, { after: content }, { before: content }, { before: content, after: content }])
      assert.equal(findContentFault(change(fields), changed), undefined);
  });

  it('names the side and the field of what is not', () => {
    const fault = findContentFault(change({ before: { userId: 'mara', note: 7 } }), changed);

    assert.match(fault ?? '', /^before of entry\.changed: note /);
  });

  it('refuses a content where none is declared, and a type that nobody declares', () => {
    assert.match(findContentFault(change({ after: {} }), silent) ?? '', /carries no content/);
    assert.match(findContentFault(change({}), undefined) ?? '', /No slice declares/);
  });

  it('knows the person whom a change is about, of the newer side first', () => {
    const subject = subjectOf(change({ before: { userId: 'mara' }, after: { userId: 'ben' } }), changed);

    assert.equal(subject, 'ben');
    assert.equal(subjectOf(change({ before: { userId: 'mara' } }), changed), 'mara');
    assert.equal(subjectOf(change({ after: { userId: 7 } }), changed), undefined);
    assert.equal(subjectOf(change({ after: { userId: 'mara' } }), silent), undefined);
  });
});
