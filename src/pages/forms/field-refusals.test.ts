import assert from 'node:assert/strict';
import { businessFields } from '../../../webviews/business/messages.ts';
import { inEnglish as t } from '../words.ts';
import { toFormRefusal } from './field-refusals.ts';

const refuse = (code: string, ...details: readonly { readonly field: string; readonly issue: string }[]) =>
  toFormRefusal({ code, message: 'Nothing was saved.', details }, businessFields, t);

describe('what the API refuses of a form', () => {
  it('is said at its field, as a sentence', () => {
    const { faults } = refuse(
      'invalid',
      { field: 'vatId', issue: 'is not a VAT ID of DE' },
      { field: 'address.city', issue: 'is too long.' },
      { field: 'contact.phone', issue: 'has a line break' },
      { field: 'version', issue: 'is old' },
    );

    assert.deepEqual(faults, [
      { field: 'vatId', message: 'Is not a VAT ID of DE.' },
      { field: 'city', message: 'Is too long.' },
      { field: 'phone', message: 'Has a line break.' },
    ]);
  });

  it('is said of the whole where it was changed elsewhere', () => {
    const { message, faults } = refuse('stale_version');

    assert.match(message, /What you typed is kept/);
    assert.deepEqual(faults, []);
  });
});
