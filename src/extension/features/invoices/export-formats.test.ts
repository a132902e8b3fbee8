import assert from 'node:assert/strict';
import { describeRefusal, exportFormats } from './export-formats.ts';

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

  it('name nobody where the invoice itself is at fault', () => {
    assert.deepEqual(describeRefusal([{ field: 'lines.0.description', issue: 'pdf-glyph: x' }]).mends, []);
  });
});
