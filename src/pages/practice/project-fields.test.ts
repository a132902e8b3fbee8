import assert from 'node:assert/strict';
import { inEnglish as t } from '../words.ts';
import { checkCurrency, checkName, checkRate, parseRate, readProjectLine } from './project-fields.ts';

describe('checkName', () => {
  it('wants a name that is not there yet, whatever its case', () => {
    assert.equal(checkName('  ', [], t), 'A name is needed.');
    assert.equal(checkName('acme', ['Acme'], t), 'There is one of this name already.');
    assert.equal(checkName('Acme', ['Nordwind'], t), undefined);
    assert.equal(checkName('x'.repeat(201), [], t), 'At most 200 characters.');
  });
});

describe('parseRate', () => {
  it('reads a decimal point and a decimal comma', () => {
    assert.deepEqual(parseRate('110.50', 'EUR'), { minor: 11_050, currency: 'EUR' });
    assert.deepEqual(parseRate(' 110,5 ', 'EUR'), { minor: 11_050, currency: 'EUR' });
    assert.deepEqual(parseRate('9000', 'JPY'), { minor: 9_000, currency: 'JPY' });
  });

  it('refuses what could be meant in two ways, is negative or too exact', () => {
    for (const text of ['1.100,50', '-1', '1.005', '', 'abc']) {
      assert.equal(parseRate(text, 'EUR'), undefined, text);
    }
    assert.equal(checkRate('x', 'EUR', t), 'An amount in EUR, such as 110 or 110.50.');
  });
});

describe('checkCurrency', () => {
  it('takes codes of ISO 4217 in any case', () => {
    assert.equal(checkCurrency('eur', t), undefined);
    assert.equal(checkCurrency('EURO', t), 'Three letters of ISO 4217, such as EUR.');
  });
});

describe('readProjectLine', () => {
  const read = (text: string) => {
    const { name, rate } = readProjectLine(text, 'EUR');
    return [name, rate?.minor];
  };

  it('takes a rate behind the name', () => {
    assert.deepEqual(read('Webshop 95'), ['Webshop', 9_500]);
    assert.deepEqual(read(' Web shop  95,50 '), ['Web shop', 9_550]);
    for (const text of ['Webshop 95 €', 'Webshop 95 EUR/h', 'Webshop 95/h', 'Webshop 95 € / Stunde'])
      assert.deepEqual(read(text), ['Webshop', 9_500], text);
  });

  it('leaves a number in the name that is none, and what another currency says', () => {
    for (const text of [
      'Webshop',
      'Relaunch 2027',
      'Phase 2',
      'Sprint 12',
      'API v2',
      '95',
      'Review 95 USD',
      'Import 500 API',
    ])
      assert.deepEqual(read(text), [text, undefined], text);
    assert.deepEqual(read('"Area 51"'), ['Area 51', undefined]);
    assert.deepEqual(read('"Area 51" 95'), ['Area 51', 9_500]);
    assert.deepEqual(read('Relaunch 2027 95'), ['Relaunch 2027', 9_500]);
    assert.deepEqual(read('Relaunch 2000 €'), ['Relaunch', 200_000]);
  });
});
