import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { invalidField } from '../../../../../platform/http/api-error.ts';
import { fromThreadFailure, toThreadFailure } from './thread-failure.ts';

describe('what the thread of an import fails by', () => {
  const carry = (error: unknown) => fromThreadFailure(structuredClone(toThreadFailure(error)));

  it('stays what the request is told, with its fields', () => {
    const refusal = invalidField('map', 'names nobody');

    assert.deepEqual(carry(refusal), refusal);
  });

  it('is a fault where it is none', () => {
    assert.deepEqual(carry(new TypeError('Torn.')), new Error('Torn.'));
  });
});
