import assert from 'node:assert/strict';
import { onlyFinding } from '../../testing.test.ts';

async function fixed(text: string): Promise<string> {
  const { fixes } = await onlyFinding('javascript', 'insecure-random', text);
  const [edit] = fixes[0]?.edits ?? [];
  assert.ok(edit !== undefined);
  return text.slice(0, edit.startOffset) + edit.newText + text.slice(edit.endOffset);
}

/** What a fixed text gives for `value`. */
async function drawn(text: string): Promise<unknown> {
  const body = await fixed(text);
  const result: unknown = new Function(`${body}\nreturn value;`)();
  return result;
}

describe('a fix of a random text', () => {
  it('draws 128 bits where a text is made of the number, or it is kept', async () => {
    for (const token of [
      'const token = Math.random().toString(36).slice(2); const value = token;',
      'const token = (Math.random()).toString(36).substring(2, 15).toUpperCase(); const value = token;',
      'const token = String(Math.random()); const value = token;',
      'const token = Math.random(); const value = token;',
      'const kept = { token: `${Math.random()}` }; const value = kept.token;',
    ]) {
      const value = await drawn(token);
      assert.match(String(value), /^[0-9a-f]{32}$/, token);
      assert.notEqual(value, await drawn(token));
    }
  });

  it('stays a number below one where it is reckoned with', async () => {
    const value = await drawn(
      'const password = [Math.floor(Math.random() * 10)]; const value = password[0];',
    );

    assert.ok(typeof value === 'number' && value >= 0 && value < 10);
  });
});
