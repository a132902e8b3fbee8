import assert from 'node:assert/strict';
import {
  categoryOf,
  clientTaxTreatments,
  defaultRateOf,
  findTreatmentExemption,
  isVatexCode,
  taxTreatments,
  treatmentOf,
} from './treatments.ts';

const facts = { language: 'en', countryCode: 'DE' };

describe('tax treatments', () => {
  it('say why there is no VAT, and nothing where there is some or none to explain (BR-S-10, BR-Z-10)', () => {
    for (const treatment of taxTreatments) {
      const needsReason = !['S', 'Z'].includes(categoryOf(treatment));
      const exemption = findTreatmentExemption(treatment, facts);
      assert.equal(exemption !== undefined, needsReason, treatment);
      assert.ok(exemption === undefined || exemption.reason.length > 5);
      assert.ok(exemption?.code === undefined || isVatexCode(exemption.code));
    }
  });

  it('are found again by their category, which the small-business scheme shares with exempt', () => {
    for (const treatment of clientTaxTreatments) {
      assert.equal(treatmentOf(categoryOf(treatment)), treatment);
    }
    assert.equal(treatmentOf(categoryOf('small_business')), 'exempt');
  });

  it('carry the codes of the VATEX list', () => {
    assert.deepEqual(
      (['reverse_charge', 'intra_community', 'export', 'outside_scope', 'exempt'] as const).map(
        (treatment) => findTreatmentExemption(treatment, facts)?.code,
      ),
      ['VATEX-EU-AE', 'VATEX-EU-IC', 'VATEX-EU-G', 'VATEX-EU-O', undefined],
    );
  });

  it('take what the user typed for an exemption, and for nothing else', () => {
    const typed = { ...facts, reason: 'Education, § 4 Nr. 21 UStG', code: 'VATEX-EU-132-1I' };

    assert.deepEqual(findTreatmentExemption('exempt', typed), { reason: typed.reason, code: typed.code });
    assert.equal(findTreatmentExemption('reverse_charge', typed)?.reason, 'Reverse charge');
    assert.equal(findTreatmentExemption('small_business', typed)?.code, undefined);
  });

  it('print the small-business scheme as the law of the seller’s country has it, in both languages', () => {
    const reasonOf = (countryCode: string, language: string) =>
      findTreatmentExemption('small_business', { countryCode, language })?.reason ?? '';

    assert.match(reasonOf('DE', 'de'), /§ 19 Absatz 1 UStG/);
    assert.match(reasonOf('DE', 'en'), /§ 19 \(1\) UStG/);
    assert.match(reasonOf('AT', 'de-AT'), /Richtlinie \(EU\) 2020\/285/);
    assert.match(reasonOf('PL', 'en'), /Directive \(EU\) 2020\/285/);
    assert.doesNotMatch(reasonOf('GB', 'en'), /UStG|2020\/285/);
  });

  it('have a rate above 0 for standard alone, of the country and the day, and none where it is not known', () => {
    const rateOf = (countryCode: string, date = '2026-11-22') =>
      defaultRateOf('standard', { countryCode, date });

    assert.deepEqual(
      [rateOf('DE'), rateOf('FR'), rateOf('CH'), rateOf('DE', '2020-08-01'), rateOf('US'), rateOf('JP')],
      ['19', '20', '8.1', '16', undefined, undefined],
    );
    for (const treatment of taxTreatments.filter((one) => one !== 'standard')) {
      assert.equal(defaultRateOf(treatment, { countryCode: 'US', date: '2026-11-22' }), '0');
    }
  });
});
