import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { compileSerializer } from './serializer.ts';

const serialize = (schema: z.ZodType, value: unknown): unknown => {
  const write = compileSerializer({ schema, method: 'GET', url: '/', httpStatus: '200' });
  return JSON.parse(write(value));
};

describe('replies as they are serialised', () => {
  const person = z.object({ name: z.string(), language: z.enum(['en', 'de']).nullable() });

  for (const language of [null, 'de'])
    it(`have an enumeration that may be null, also where the reply is one of several: ${language}`, () => {
      const value = { name: 'Ida', language };

      assert.deepEqual(serialize(person, value), value);
      assert.deepEqual(serialize(z.union([person, z.object({ needs: z.string() })]), value), value);
    });
});
