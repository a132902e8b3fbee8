import assert from 'node:assert/strict';
import { describeRefusal, describeRefusedFile, exportFormats } from './export-formats.ts';

describe('formats of an export', () => {
  it('are offered once each, the PDF first', () => {
    const formats = exportFormats((text) => text).map(({ format }) => format);

    assert.equal(formats[0], 'pdf');
    assert.equal(new Set(formats).size, formats.length);
  });

  it('tell of a refusal each rule once, and whose data mend it', () => {
    const { lines, mends } = describeRefusal([
      { field: 'buyerReference', issue: 'BR-DE-15: the reference' },
      { field: 'seller.contact.phone', issue: 'BR-DE-6: the phone' },
      { field: 'seller.contact.phone', issue: 'BR-DE-6: the phone' },
    ]);

    assert.deepEqual(lines, ['BR-DE-15: the reference', 'BR-DE-6: the phone']);
    assert.deepEqual(mends, ['client', 'organization']);
  });

  it('say of an issued invoice that it is not changed, and of a draft that it is not ready', () => {
    const words = (text: string, ...values: readonly unknown[]) =>
      text.replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
    const details = [{ field: 'seller.contact.phone', issue: 'BR-DE-6: XRechnung needs your phone.' }];
    const refused = (state: 'draft' | 'issued' | 'cancelled', number: string | null) =>
      describeRefusedFile(words, { number, state, documentType: '380' }, { label: 'XRechnung', details });

    const draft = refused('draft', null);
    assert.deepEqual(
      [draft.message, draft.detail, draft.mayCorrect],
      ['XRechnung cannot be written yet.', 'BR-DE-6: XRechnung needs your phone.', false],
    );
    const issued = refused('issued', '2026-0001');
    assert.deepEqual(
      [issued.message, issued.mends, issued.mayCorrect],
      ['2026-0001 was issued without what XRechnung needs.', ['organization'], true],
    );
    assert.match(issued.detail, /not changed.*another format.*credit the invoice/);
    assert.deepEqual(
      [refused('cancelled', '2026-0001').mends, refused('cancelled', '2026-0001').mayCorrect],
      [[], false],
    );
  });

  it('name nobody where the invoice itself is at fault', () => {
    assert.deepEqual(describeRefusal([{ field: 'lines.0.description', issue: 'pdf-glyph: x' }]).mends, []);
  });
});
