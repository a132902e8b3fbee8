import assert from 'node:assert/strict';
import { colorProjects } from './project-colors.ts';

describe('colours of projects', () => {
  const week = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const colors = (...day: readonly string[]) => Object.fromEntries(colorProjects(day, week));

  it('are those of their places in the week, from day to day', () => {
    assert.deepEqual(colors('c', 'a', 'c'), { a: 0, c: 2 });
    assert.deepEqual(colors('c'), { c: 2 });
  });

  it('are never two alike on a day while there are enough', () => {
    assert.deepEqual(colors('g', 'a', 'b'), { a: 0, b: 1, g: 2 });
    assert.equal(new Set(Object.values(colors('h', 'g', 'f', 'e', 'a', 'b'))).size, 6);
  });

  it('come again where a day has more projects than there are colours', () => {
    const all = Object.values(colors(...week));

    assert.deepEqual([all.length, new Set(all).size, Math.max(...all)], [8, 6, 5]);
  });
});
