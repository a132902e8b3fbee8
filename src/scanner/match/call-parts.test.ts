import assert from 'node:assert/strict';
import { found } from '../testing.test.ts';

const cipher = "import crypto from 'node:crypto';\n";
const cookies = "import express from 'express';\nconst app = express();\n";

async function ofRule(rule: string, text: string): Promise<string[]> {
  return (await found('javascript', text)).filter((each) => each.startsWith(`${rule}@`));
}

function handler(before: string, options: string): string {
  return `${cookies}${before}\napp.post('/in', (req, res) => res.cookie('session', makeToken(), ${options}));`;
}

describe('options of a call', () => {
  it('are read through spreads of constants, where the last one counts', async () => {
    const safe = 'const base = { httpOnly: true, secure: true, sameSite: "lax" };';
    const bare = 'const base = { httpOnly: true, sameSite: "lax" };';
    const rule = 'insecure-cookie';
    assert.deepEqual(await ofRule(rule, handler(safe, '{ ...base, maxAge: 1 }')), []);
    assert.deepEqual(await ofRule(rule, handler(bare, '{ ...base, secure: true }')), []);
    assert.deepEqual(await ofRule(rule, handler(bare, '{ ...base, maxAge: 1 }')), ['insecure-cookie@4']);
  });

  it('are read where they are set after the object was made', async () => {
    const safe = 'const base = { httpOnly: true, sameSite: "lax" };\nbase.secure = true;';
    const other = 'const base = { httpOnly: true, sameSite: "lax" };\nbase.path = "/";';
    const rule = 'insecure-cookie';
    assert.deepEqual(await ofRule(rule, handler(safe, 'base')), []);
    assert.deepEqual(await ofRule(rule, handler(other, 'base')), ['insecure-cookie@5']);
  });
});

describe('constants', () => {
  const use = (before: string, name: string) =>
    `${cipher}${before}\nexport const make = (key, iv) => crypto.createCipheriv(${name}, key, iv);`;

  it('are known as members of objects and parts of templates', async () => {
    assert.deepEqual(await ofRule('weak-cipher', use("const of = { fast: 'rc4', good: 'x' };", 'of.fast')), [
      'weak-cipher@3',
    ]);
    assert.deepEqual(
      await ofRule('weak-cipher', use("const of = { fast: 'rc4', good: 'chacha20-poly1305' };", 'of.good')),
      [],
    );
    const mode = (text: string) => use(`const mode = '${text}';`, `\`aes-256-\${mode}\``);
    assert.deepEqual(await found('javascript', mode('gcm')), []);
    assert.notDeepEqual(await found('javascript', mode('ecb')), []);
  });

  it('are not known where a later spread may change them', async () => {
    const text = use("const of = { fast: 'rc4', ...load() };", 'of.fast');
    assert.deepEqual(await ofRule('weak-cipher', text), []);
  });
});

describe('properties', () => {
  const windows = (options: string) =>
    `import { BrowserWindow } from 'electron';\nconst old = { nodeIntegration: true };\nnew BrowserWindow({ webPreferences: ${options} });`;

  it('do not count where every spread of them is overridden', async () => {
    const rule = 'unsafe-electron-window';
    assert.deepEqual(await ofRule(rule, windows('{ ...old, nodeIntegration: false }')), []);
    assert.deepEqual(await ofRule(rule, windows('{ nodeIntegration: false, ...old }')), [`${rule}@2`]);
    assert.deepEqual(await ofRule(rule, windows('old')), [`${rule}@2`]);
  });
});
