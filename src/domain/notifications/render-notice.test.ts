import assert from 'node:assert/strict';
import { renderNotice } from './render-notice.ts';

const text = { name: '', title: '{open} · {due} days late', detail: '{client}, {reason}' };
const words = { en: text, de: { ...text, title: '{open} · {due} Tage' }, sample: {} };
const values = {
  open: { minor: 583_691, currency: 'EUR' },
  due: { since: '2026-10-12' },
  client: 'Nordwind',
};
const today = '2026-11-18';

describe('the words of a notification', () => {
  it('hold amounts and days as the language writes them', () => {
    const en = renderNotice(words, { values, count: 1 }, { language: 'en', today });
    const de = renderNotice(words, { values, count: 1 }, { language: 'de', today });

    assert.equal(en.title, '€5,836.91 · 37 days late');
    assert.equal(de.title.replaceAll(' ', ' '), '5.836,91 € · 37 Tage');
  });

  it('leave no separator beside what is missing', () => {
    assert.equal(renderNotice(words, { values, count: 1 }, { language: 'en', today }).detail, 'Nordwind');
    assert.equal(renderNotice(words, { values: {}, count: 1 }, { language: 'en', today }).detail, '');
  });

  it('say how many causes are one item', () => {
    assert.match(renderNotice(words, { values, count: 20 }, { language: 'en', today }).title, /\(20×\)$/);
  });

  it('put nothing of a value into another', () => {
    const tricky = { ...values, client: '{reason}', reason: 'late' };

    assert.equal(
      renderNotice(words, { values: tricky, count: 1 }, { language: 'en', today }).detail,
      '{reason}, late',
    );
  });
});
