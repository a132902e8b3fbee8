import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

/** The text after the first fix that is offered; undefined where none is. */
async function mended(language: CodeLanguage, text: string): Promise<string | undefined> {
  const scanner = await sharedScanner();
  const { findings } = scanner.scan(`a.${language === 'python' ? 'py' : 'js'}`, language, text);
  const fix = findings.flatMap(({ fixes }) => fixes)[0];
  return fix?.edits
    .toSorted((a, b) => b.startOffset - a.startOffset)
    .reduce((so, edit) => so.slice(0, edit.startOffset) + edit.newText + so.slice(edit.endOffset), text);
}

const cookie = (rest: string): string =>
  `import express from 'express';\nexpress().post('/', (req, res) => res.cookie('session', makeToken()${rest}));\n`;
const request = (call: string): string => `import requests\n\n\ndef read(options):\n    return ${call}\n`;

describe('a fix that sets options', () => {
  it('writes over what is there and adds what is missing, in the order of the file', async () => {
    const after = await mended('javascript', cookie(', { maxAge: 1, secure: false }'));

    assert.equal(after, cookie(', { httpOnly: true, maxAge: 1, secure: true }'));
  });

  it('keeps one option a line where the file does', async () => {
    const after = await mended('javascript', cookie(', {\n  maxAge: 1,\n  path: "/",\n}'));

    assert.equal(after, cookie(', {\n  httpOnly: true,\n  secure: true,\n  maxAge: 1,\n  path: "/",\n}'));
  });

  it('fills an empty object, and one without blanks', async () => {
    assert.equal(await mended('javascript', cookie(', {}')), cookie(', { httpOnly: true, secure: true }'));
    assert.equal(
      await mended('javascript', cookie(',{maxAge:1}')),
      cookie(',{httpOnly: true, secure: true, maxAge:1}'),
    );
  });

  it('offers nothing where a spread or a name decides', async () => {
    assert.equal(await mended('javascript', cookie(', { secure: false, ...defaults }')), undefined);
    assert.equal(await mended('javascript', `const o = { secure: false };\n${cookie(', o')}`), undefined);
    assert.equal(
      await mended('python', request('requests.get("https://a.example.com", **options)')),
      undefined,
    );
  });

  it('adds keyword arguments as the call is laid out', async () => {
    const lines = 'requests.get(\n        "https://a.example.com",\n        stream=True,\n    )';

    assert.equal(
      await mended('python', request('requests.get("https://a.example.com", timeout=None)')),
      request('requests.get("https://a.example.com", timeout=10)'),
    );
    assert.equal(
      await mended('python', request(lines)),
      request(
        'requests.get(\n        "https://a.example.com",\n        stream=True,\n        timeout=10,\n    )',
      ),
    );
  });
});

describe('a fix that swaps a stretch', () => {
  it('leaves a longer name alone', async () => {
    const text = (head: string, module: string) =>
      `${head}\n\n\ndef reset_token():\n    return ${module}.choice("abc")\n`;

    assert.equal(await mended('python', text('import numpy as np', 'np.random')), undefined);
    assert.equal(
      await mended('python', text('import random', 'random')),
      text('import random', 'random.SystemRandom()'),
    );
  });
});
