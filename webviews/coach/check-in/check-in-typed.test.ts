import assert from 'node:assert/strict';
import { isUnsaved, settleTyped, toSave, typeOver } from './check-in-typed.ts';

const row = (id: string, text: string, isCarried = false) => ({ id, text, isCarried });

describe('what is typed into a check-in', () => {
  it('is kept until it stands in the card', () => {
    const typed = [
      { id: 'a', text: 'Call Ina ' },
      { id: 'b', text: 'Send' },
    ];

    const left = settleTyped(typed, { intentions: [row('a', 'Call Ina')], sent: new Map() });

    assert.deepEqual(left, [{ id: 'b', text: 'Send' }]);
  });

  it('goes on over what was saved while it was typed, and not over what another window wrote', () => {
    const typed = [
      { id: 'a', text: 'Call Ina and Bo' },
      { id: 'b', text: 'Mine', over: 'b' },
    ];
    const sent = new Map([['a', 'Call Ina']]);

    const left = settleTyped(typed, { intentions: [row('a', 'Call Ina'), row('b', 'Theirs')], sent });

    assert.deepEqual(left, [{ id: 'a', text: 'Call Ina and Bo', over: 'Call Ina' }, typed[1]]);
  });

  it('is done where it empties what is gone by now', () => {
    const typed = [{ id: 'a', text: '', over: 'Call Ina' }];

    assert.deepEqual(settleTyped(typed, { intentions: [], sent: new Map() }), []);
    assert.deepEqual(settleTyped(typed, { intentions: [row('a', 'Call Ina')], sent: new Map() }), typed);
  });

  it('remembers the text that the first letter was typed over', () => {
    const first = typeOver([], { id: 'a', text: 'x', over: 'Call Ina' });

    const second = typeOver(first, { id: 'a', text: 'xy', over: 'Theirs' });

    assert.deepEqual(second, [{ id: 'a', text: 'xy', over: 'Call Ina' }]);
  });

  it('is unsaved where other words stand in the card', () => {
    const intentions = [row('a', 'Call Ina')];

    assert.equal(isUnsaved([{ id: 'a', text: 'Call Ina ' }], intentions), false);
    assert.equal(isUnsaved([{ id: 'b', text: ' ' }], intentions), false);
    assert.equal(isUnsaved([{ id: 'a', text: '' }], intentions), true);
  });

  it('goes with all that is meant, and with what was seen of it', () => {
    const intentions = [row('c', 'Write the talk', true), row('a', 'Theirs'), row('b', 'b')];
    const fields = [
      { id: 'a', text: 'Mine', over: 'a' },
      { id: 'b', text: ' ' },
      { id: 'n', text: ' New ' },
    ];

    assert.deepEqual(toSave(intentions, fields), {
      intentions: [
        { id: 'c', text: 'Write the talk' },
        { id: 'a', text: 'Mine' },
        { id: 'n', text: 'New' },
      ],
      seen: [
        { id: 'c', text: 'Write the talk' },
        { id: 'a', text: 'a' },
        { id: 'b', text: 'b' },
      ],
    });
  });
});
