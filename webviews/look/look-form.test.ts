import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findChange, findTypedFault, mergeForm, textOf, toLook, typedFields, validOf } from './look-form.ts';

const saved = {
  color: '#0a7a55',
  logoHeightMm: 15,
  footer: ['Bank', 'Register'],
  columns: ['position', 'quantity', 'price'] as const,
  logoAlignment: 'left' as const,
};
const content = { ...saved, columns: [...saved.columns] };

describe('the form of the look', () => {
  it('shows what is saved until something is typed', () => {
    const texts = typedFields.map((field) => textOf(field, content, {}));

    assert.deepEqual(texts, ['#0a7a55', '15', 'Bank', 'Register', '']);
    assert.equal(textOf('footer2', content, { footer2: 'Director' }), 'Director');
  });

  it('takes a comma for a point, three digits for a colour, and nothing for black', () => {
    const merged = mergeForm(content, { logoHeightMm: ' 20,5 ', color: '#0a5' }, {});

    assert.deepEqual(
      { logoHeightMm: merged.logoHeightMm, color: merged.color },
      { logoHeightMm: 20.5, color: '#00aa55' },
    );
    assert.equal(mergeForm(content, { color: ' ' }, {}).color, null);
  });

  it('keeps the place of a text, and cuts empty ones at the end', () => {
    assert.deepEqual(mergeForm(content, { footer0: '' }, {}).footer, ['', 'Register']);
    assert.deepEqual(mergeForm(content, { footer1: ' ' }, {}).footer, ['Bank']);
    assert.deepEqual(mergeForm(content, { footer0: '', footer1: '' }, {}).footer, []);
  });

  it('finds the change of what is typed and chosen, and none where that is what is saved', () => {
    const merged = mergeForm(content, { color: '#0A7A55', footer2: 'Director' }, { logoAlignment: 'right' });

    assert.deepEqual(findChange(content, merged), {
      footer: ['Bank', 'Register', 'Director'],
      logoAlignment: 'right',
    });
    assert.equal(findChange(content, mergeForm(content, {}, {})), undefined);
  });

  it('takes nothing of what is wrong, whatever is typed', () => {
    const typed = fc.record(
      { color: fc.string(), logoHeightMm: fc.string(), footer0: fc.string({ maxLength: 400 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(typed, (texts) => {
        const merged = mergeForm(content, texts, {});
        assert.match(merged.color ?? '#000000', /^#[0-9a-f]{6}$/);
        assert.ok(merged.logoHeightMm >= 8 && merged.logoHeightMm <= 40);
        assert.ok(merged.footer.every((text) => text.length <= 300));
        for (const [field, text] of Object.entries(validOf(texts))) {
          assert.equal(findTypedFault(field as 'color', text), undefined);
        }
      }),
    );
  });

  it('is the look of a document, without where a logo stands that is not there', () => {
    const look = {
      color: '#0a7a55',
      footer: ['Bank', 'Register'],
      columns: ['position', 'quantity', 'price'],
    };
    const logo = { sha256: 'a', type: 'image/png', width: 2, height: 1, content: 'data:' } as const;
    const { content: _content, ...stored } = logo;

    assert.deepEqual(toLook(null, content), look);
    assert.deepEqual(toLook(logo, content), {
      ...look,
      logo: stored,
      logoAlignment: 'left',
      logoHeightMm: 15,
    });
  });
});
