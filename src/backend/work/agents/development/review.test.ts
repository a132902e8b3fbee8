import assert from 'node:assert/strict';
import { splitEdit } from '../../../../workspace/runs/hunks/split-edit.ts';
import { review } from './review.ts';
import { emptyState } from './state.ts';

const file = (text: string) => ({
  kind: 'file' as const,
  bytes: new TextEncoder().encode(text),
  mode: 0o644,
});

function reviewed(before: string | undefined, after: string | undefined) {
  const [was, becomes] = [before, after].map((text) => (text === undefined ? undefined : file(text)));
  const edit = splitEdit({ kind: 'changed', path: 'src/a.ts', before: was, after: becomes });
  const edits = { offered: [edit], broken: [], weakenings: [] };
  return review(emptyState, edits, []).files[0];
}

describe('the review of a file as a whole', () => {
  it('has the lines of a new one, and of one that goes', () => {
    const [created] = reviewed(undefined, 'one\ntwo')?.parts ?? [];
    const [deleted] = reviewed('one\n', undefined)?.parts ?? [];

    assert.deepEqual(
      { kind: created?.kind, before: created?.before, after: created?.after, omitted: created?.omitted },
      { kind: 'create', before: [], after: ['one\n', 'two'], omitted: 0 },
    );
    assert.deepEqual(
      { kind: deleted?.kind, before: deleted?.before, after: deleted?.after },
      { kind: 'delete', before: ['one\n'], after: [] },
    );
  });

  it('counts what it leaves out of a long one', () => {
    const [created] = reviewed(undefined, 'line\n'.repeat(1_234))?.parts ?? [];

    assert.deepEqual(
      { afterCount: created?.after?.length, omitted: created?.omitted },
      { afterCount: 1_000, omitted: 234 },
    );
  });

  it('has no lines of what is no text', () => {
    const [created] = reviewed(undefined, 'a\0b')?.parts ?? [];

    assert.deepEqual({ after: created?.after, omitted: created?.omitted }, { after: [], omitted: 0 });
  });

  it('leaves hunks to say what becomes of a text', () => {
    const shown = reviewed('one\ntwo\n', 'one\n2\n');

    assert.deepEqual({ parts: shown?.parts, hunksCount: shown?.hunks.length }, { parts: [], hunksCount: 1 });
  });
});

describe('the reasons of a verdict', () => {
  const reasonsFor = (exitCode: number, missing?: string) => {
    const check = { name: 'pytest', command: ['pytest'], exitCode, outputSha256: '0', missing };
    const edits = { offered: [], broken: [], weakenings: [] };
    return review({ ...emptyState, before: [check], after: [check] }, edits, ['pytest']).reasons;
  };

  it('tell a command that is not there from one that fails', () => {
    assert.match(reasonsFor(127, 'pytest').join(' '), /`pytest` cannot run: pytest is not installed/);
    assert.match(reasonsFor(1).join(' '), /`pytest` failed before and fails still/);
  });
});
