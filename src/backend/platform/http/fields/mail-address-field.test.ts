import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { loginEmailSchema } from '../../../contexts/account/sessions/sessions.schema.ts';
import { emailSchema, mailAddressSchema } from './identifier-fields.ts';

const schemas = { emailSchema, mailAddressSchema, loginEmailSchema };
const domains = { 'bücher.example': 'xn--bcher-kva.example', 'straße.example': 'xn--strae-oqa.example' };

describe('an address of mail in a request', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    it(`has a domain in any letters, which becomes ASCII: ${name}`, () => {
      assert.deepEqual(
        Object.keys(domains).map((domain) => schema.parse(` ida@${domain} `)),
        Object.values(domains).map((domain) => `ida@${domain}`),
      );
      assert.equal(schema.parse('ida@BÜCHER.example'), 'ida@xn--bcher-kva.example');
    });

    it(`is refused by the letter before the @, once: ${name}`, () => {
      const { error } = schema.safeParse('büro@bücher.example');

      assert.deepEqual(
        error?.issues.map(({ message }) => message.slice(0, 21)),
        ['has “ü” before the @,'],
      );
    });

    it(`is refused once where it is too long: ${name}`, () => {
      const { error } = schema.safeParse(`${'a'.repeat(300)}@example.com`);

      assert.equal(error?.issues.length, 1);
    });
  }

  it('has a last part in other letters, too', () => {
    assert.equal(emailSchema.parse('ida@почта.рф'), 'ida@xn--80a1acny.xn--p1ai');
  });
});
