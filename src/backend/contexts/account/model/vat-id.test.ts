import assert from 'node:assert/strict';
import { findVatIdFault } from '../../../../domain/identifiers/vat-id-forms.ts';
import { ApiError } from '../../../platform/http/api-error.ts';
import { changeVatId, readVatId } from './vat-id.ts';

async function keep(typed: string, countryCode = 'DE', stored: string | null = null) {
  return changeVatId(await readVatId(typed), typed, { vat_id: stored, country_code: countryCode });
}

async function refusalOf(typed: string, countryCode = 'DE'): Promise<string | undefined> {
  try {
    await keep(typed, countryCode);
    return undefined;
  } catch (error) {
    assert.ok(ApiError.is(error));
    assert.deepEqual(
      error.details.map(({ field }) => field),
      ['vatId'],
    );
    return String(error.details[0]?.issue);
  }
}

/** Right ones of every country that is checked, of the examples that its rule is published with. */
const right =
  `ATU13585627 BE0428759497 BG175074752 CHE100155212MWST CY10259033P CZ25123891 DE136695976 DK13585628
  EE100931558 EL094259216 ESB58378431 FI20774740 FR40303265045 GB980780684 HR33392005961 HU12892312 IE6433435F
  IT00743110157 LT119511515 LU15027442 LV40003521600 MT11679112 NL004495445B01 NO995525828MVA PL8567346215
  PT501964843 RO18547290 SE123456789701 SI50223054 SK2022749619 XI980780684`.split(/\s+/);

/** Each digit of the number raised by one; the suffix of a French or Dutch id is no check digit of its own. */
function mutantsOf(id: string): string[] {
  return [...id].flatMap((sign, at) =>
    /\d/.test(sign) ? [id.slice(0, at) + String((Number(sign) + 1) % 10) + id.slice(at + 1)] : [],
  );
}

describe('VAT IDs', () => {
  for (const id of right) {
    it(`take ${id} as it is and with blanks, and refuse it with a digit mistyped`, async () => {
      assert.equal(await keep(id), id);
      assert.equal(findVatIdFault(id, 'DE'), undefined);
      assert.notEqual(findVatIdFault(`${id.slice(0, 3)}`, 'DE'), undefined);
      assert.equal(await keep(`${id.slice(0, 2)} ${id.slice(2, 5)} ${id.slice(5)}`.toLowerCase()), id);

      const mutants = mutantsOf(id);
      const taken = await Promise.all(mutants.map(async (mutant) => (await refusalOf(mutant)) === undefined));
      // A serial of the Netherlands (B01) and of Sweden (01) is no part of the checksum.
      const unprotected = /^(?:NL|SE)/.test(id) ? 2 : 0;
      assert.ok(taken.filter(Boolean).length <= unprotected, mutants.filter((_, at) => taken[at]).join());
    });
  }

  it('say what is wrong', async () => {
    assert.match((await refusalOf('DE13669597')) ?? '', /too few or too many/);
    assert.match((await refusalOf('DE136695977')) ?? '', /check digits/);
    assert.match((await refusalOf('DE13669597X')) ?? '', /characters that do not belong/);
    assert.match((await refusalOf('136695976')) ?? '', /letters of its country, such as DE/);
    assert.match((await refusalOf('094259216', 'GR')) ?? '', /such as EL/);
  });

  it('are kept as they are typed where the country has no rule here', async () => {
    assert.equal(await keep('12-3456789', 'US'), '12-3456789');
  });

  it('are left alone while they are as they were stored, and cleared by nothing', async () => {
    assert.equal(await keep('DE000', 'DE', 'DE000'), undefined);
    assert.equal(await keep('', 'DE', 'DE000'), null);
  });
});
