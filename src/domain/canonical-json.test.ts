import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson, type JsonValue } from './canonical-json.ts';

const values = fc.jsonValue({ maxDepth: 4 }).map((value) => value as JsonValue);

function reversed(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  return value !== null && typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, field]) => [key, reversed(field ?? null)]),
      )
    : value;
}

describe('canonical JSON', () => {
  it('is one text for one value, in whatever order its keys were set', () => {
    fc.assert(
      fc.property(values, (value) => assert.equal(canonicalJson(reversed(value)), canonicalJson(value))),
    );
  });

  it('says the same as JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('takes absent and undefined for one, and sorts by code unit', () => {
    assert.equal(canonicalJson({ b: [1, null], B: 'x', a: undefined }), '{"B":"x","b":[1,null]}');
  });
});
