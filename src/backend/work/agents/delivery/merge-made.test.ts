import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { mergeTexts } from '../../../platform/text/merge-texts.ts';
import { mergeMade } from './merge-made.ts';

const base = 'import a\nimport b\n\n\ndef one():\n    return 1\n\n\ndef two():\n    return 2\n';

describe('files of a generator in a project that its user changed', () => {
  const merge = async (before: object | undefined, current: Record<string, string>, after: object) => {
    const place = { read: async (file: string) => current[file] };
    const toMap = (files: object) => new Map<string, string>(Object.entries(files));
    const { files, notes } = await mergeMade(place, before && toMap(before), toMap(after));
    return { files: Object.fromEntries(files), notes };
  };

  it('get what is new, and keep what the user changed', async () => {
    const current = base.replace('return 2', 'return 22');
    const wanted = base.replace('import b\n', 'import b\nimport c\n');
    const { files, notes } = await merge(
      { 'a.py': base },
      { 'a.py': current },
      { 'a.py': wanted, 'b.py': 'b\n' },
    );

    assert.deepEqual(files, { 'a.py': current.replace('import b\n', 'import b\nimport c\n'), 'b.py': 'b\n' });
    assert.deepEqual(notes, []);
  });

  it("keep the user's lines where both changed, and say so", async () => {
    const current = base.replace('return 1', 'return 11');
    const { files, notes } = await merge(
      { a: base },
      { a: current },
      { a: base.replace('return 1', 'return 0') },
    );

    assert.deepEqual(files, {});
    assert.deepEqual(notes, ['a: your lines stay in one place that would have changed.']);
  });

  it('are removed where the user left them as they were, and stay gone where the user deleted them', async () => {
    const before = { same: 'x\n', mine: 'x\n', gone: 'x\n', quiet: 'x\n' };
    const current = { same: 'x\n', mine: 'y\n' };
    const { files, notes } = await merge(before, current, { gone: 'z\n', quiet: 'x\n' });

    assert.deepEqual(files, { same: undefined });
    assert.deepEqual(notes, [
      'mine is not needed any more. You changed it, so it stays.',
      'gone was deleted: it was not written again.',
    ]);
  });

  it('leave alone what was there before the first time', async () => {
    const { files, notes } = await merge(
      undefined,
      { 'README.md': 'mine\n' },
      { 'README.md': 'new\n', a: 'a\n' },
    );

    assert.deepEqual(files, { a: 'a\n' });
    assert.deepEqual(notes, ['README.md was there already: it stays as it is.']);
  });

  it('never lose a line that the user added', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n', 'e\n');
    const text = fc.array(line, { maxLength: 12 });
    fc.assert(
      fc.property(text, text, fc.nat(12), (before, after, at) => {
        const mine = [...before.slice(0, at), 'mine\n', ...before.slice(at)];
        const merged = mergeTexts(before.join(''), mine.join(''), after.join(''));
        assert.ok(merged.text.split('\n').includes('mine'), merged.text);
        if (before.join('') === after.join('')) assert.equal(merged.text, mine.join(''));
      }),
      { seed: 19, numRuns: 500 },
    );
  });
});
