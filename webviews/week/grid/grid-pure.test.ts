import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTable, printTable, tileTable } from './clipboard-table.ts';
import { readKey } from './grid-keys.ts';
import { cellsOf, moveSelection, rangeOf, selectOne, stepThrough } from './selection.ts';
import { readTypedCell } from './typed-cell.ts';
import { findVisible } from './visible-rows.ts';

const keys = ['a', 'b', 'c'];

describe('the selection of the grid', () => {
  it('moves within the edges, and leaves the grid by its first and last cell alone', () => {
    const first = selectOne({ row: 'a', day: 0 });
    const last = selectOne({ row: 'c', day: 6 });

    assert.deepEqual(moveSelection(first, keys, { rows: -1, days: -1 }), first);
    assert.deepEqual(moveSelection(first, keys, { rows: 9, days: 9 }), last);
    assert.deepEqual(stepThrough(selectOne({ row: 'a', day: 6 }), keys, 1), selectOne({ row: 'b', day: 0 }));
    assert.deepEqual([stepThrough(first, keys, -1), stepThrough(last, keys, 1)], [undefined, undefined]);
  });

  it('reaches from its anchor in any direction', () => {
    const selection = moveSelection(selectOne({ row: 'b', day: 3 }), keys, {
      rows: -1,
      days: 2,
      extend: true,
    });

    const range = rangeOf(selection, keys);
    assert.deepEqual(range, { firstRow: 0, lastRow: 1, firstDay: 3, lastDay: 5 });
    assert.deepEqual(
      cellsOf(range, keys).map((row) => row.map(({ row: key, day }) => `${key}${day}`)),
      [
        ['a3', 'a4', 'a5'],
        ['b3', 'b4', 'b5'],
      ],
    );
  });

  it('goes on from where it began once it is not extended any more', () => {
    const range = { anchor: { row: 'a', day: 0 }, focus: { row: 'a', day: 4 } };

    assert.deepEqual(moveSelection(range, keys, { rows: 1 }), selectOne({ row: 'b', day: 0 }));
    assert.deepEqual(stepThrough(range, keys, 1), selectOne({ row: 'a', day: 1 }));
  });
});

describe('keys of the grid', () => {
  const press = (key: string, more = {}) =>
    readKey({ key, shiftKey: false, altKey: false, ctrlKey: false, metaKey: false, ...more });

  it('are those of a spreadsheet', () => {
    assert.deepEqual(press('7'), { do: 'edit', text: '7' });
    assert.deepEqual(press('+'), { do: 'edit', text: '+' });
    assert.deepEqual(press('F2'), { do: 'edit' });
    assert.deepEqual(press('Tab', { shiftKey: true }), { do: 'through', direction: -1 });
    assert.deepEqual(press('z', { ctrlKey: true }), { do: 'undo' });
    assert.deepEqual(press('Z', { metaKey: true, shiftKey: true }), { do: 'redo' });
    assert.deepEqual(press('d', { ctrlKey: true }), { do: 'fillDown' });
    assert.equal(press('c', { ctrlKey: true }), undefined);
    assert.equal(press('x'), undefined);
  });
});

describe('what is typed into a cell', () => {
  it('is a length, a span or a change of what stands there; nothing is none', () => {
    const read = (text: string) => readTypedCell(text, 3_600);

    for (const text of ['1:30', '1.5', '1,5', '90m', '+30m']) {
      assert.deepEqual(read(text), { ok: true, seconds: 5_400, isSpan: false }, text);
    }
    for (const text of ['9-10:30', '9–10:30', '9 to 10:30']) {
      assert.deepEqual(read(text), { ok: true, seconds: 5_400, isSpan: true }, text);
    }
    assert.deepEqual(read(' '), { ok: true, seconds: 0, isSpan: false });
    assert.deepEqual(read('1:75'), { ok: false, fault: 'not_a_time', mend: '2:15' });
    assert.deepEqual(read('soon'), { ok: false, fault: 'not_a_time' });
    assert.deepEqual(read('25'), { ok: false, fault: 'over_a_day', mend: '0:25' });
  });
});

describe('tables of the clipboard', () => {
  it('come back as they were printed', () => {
    const cell = fc.stringMatching(/^[0-9:]{0,5}$/);
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
      .filter((rows) => rows.length > 1 || rows[0]?.join('') !== '');
    fc.assert(
      fc.property(table, (cells) => {
        // A last row of nothing cannot be told from a last line break.
        fc.pre(cells.at(-1)?.length !== 1 || cells.at(-1)?.[0] !== '');
        assert.deepEqual(parseTable(printTable(cells)), cells);
        assert.deepEqual(parseTable(`${printTable(cells).replaceAll('\n', '\r\n')}\r\n`), cells);
      }),
    );
  });

  it('fill a range that they fit into, and else stand as they are', () => {
    assert.deepEqual(tileTable([['1']], { rows: 2, days: 2 }), [
      ['1', '1'],
      ['1', '1'],
    ]);
    assert.deepEqual(tileTable([['1', '2']], { rows: 1, days: 3 }), [['1', '2']]);
  });

  it('have nothing for cells that a shorter line does not reach', () => {
    const ragged = parseTable('1\t2\n3\n\n\t4\n\n');

    assert.deepEqual(ragged, [['1', '2'], ['3'], [], ['', '4']]);
    assert.deepEqual(tileTable(ragged, { rows: 1, days: 1 }), [
      ['1', '2'],
      ['3', undefined],
      [undefined, undefined],
      ['', '4'],
    ]);
    assert.deepEqual(parseTable('1\n\n2\n\n'), [['1'], [''], ['2']], 'one column has a cell in each line');
    assert.deepEqual(parseTable('\r\n'), [['']], 'an empty cell, copied alone');
  });
});

describe('the rows that are drawn', () => {
  it('are all that the window shows, and with those left out as high as all', () => {
    const rows = fc.array(fc.record({ height: fc.integer({ min: 20, max: 60 }) }), { maxLength: 2_000 });
    const window = fc.record({
      top: fc.integer({ min: 0, max: 90_000 }),
      height: fc.integer({ min: 100, max: 2_000 }),
    });
    fc.assert(
      fc.property(rows, window, (list, seen) => {
        const { from, to, above, below } = findVisible(list, seen);
        const height = (some: readonly { height: number }[]) =>
          some.reduce((sum, row) => sum + row.height, 0);

        assert.equal(above + height(list.slice(from, to)) + below, height(list));
        const drawnEnd = above + height(list.slice(from, to));
        assert.ok(above <= Math.min(seen.top, height(list)), 'begins above the window');
        assert.ok(drawnEnd >= Math.min(seen.top + seen.height, height(list)), 'ends below it');
      }),
    );
  });
});
