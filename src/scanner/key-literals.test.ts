import assert from 'node:assert/strict';
import type { CodeLanguage, Scanner } from './model.ts';
import { maskSecrets } from './secrets/index.ts';
import { sharedScanner } from './testing.test.ts';

describe('a key that code is given', () => {
  let scanner: Scanner;

  before(async () => {
    scanner = await sharedScanner();
  });

  /** The text as everybody is shown it, and the rules that speak of it. */
  function shown(language: CodeLanguage, code: string) {
    const { findings } = scanner.scan(`sample.${language}`, language, code);
    return { text: maskSecrets(code, findings), rules: findings.map(({ ruleId }) => ruleId) };
  }

  for (const [what, language, code, key, left] of [
    [
      'as an argument',
      'typescript',
      "import crypto from 'node:crypto';\nexport const seal = (t: string, iv: Buffer) => crypto.createCipheriv('aes-128-cbc', 'WwErTy1234567890', iv).update(t);\n",
      'WwErTy1234567890',
      "createCipheriv('aes-128-cbc', '…(16)",
    ],
    [
      'by way of a constant',
      'typescript',
      "import CryptoJS from 'crypto-js';\nconst phrase = 'zx81 spectrum';\nexport const seal = (t: string) => CryptoJS.AES.encrypt(t, phrase).toString();\n",
      'zx81 spectrum',
      "const phrase = '…(13)",
    ],
    [
      'on a line below the call',
      'javascript',
      "import crypto from 'node:crypto';\nexport const seal = (t) =>\n  crypto.createCipheriv(\n    'aes-256-gcm',\n    'abcdefghijklmnopqrstuvwxyzabcdef', t);\n",
      'abcdefghijklmnopqrstuvwxyzabcdef',
      "'aes-256-gcm',\n    '…(32)",
    ],
    [
      'as bytes in Python',
      'python',
      'from Crypto.Cipher import AES\n\ndef seal(text):\n    return AES.new(key=b"sixteen byte key", mode=AES.MODE_ECB).encrypt(text)\n',
      'sixteen byte key',
      'AES.new(key=b"…(16)',
    ],
    [
      'that a password is stretched to',
      'python',
      'import hashlib\n\ndef derive():\n    return hashlib.pbkdf2_hmac("sha1", b"open sesame, please", b"salt", 10)\n',
      'open sesame, please',
      'pbkdf2_hmac("sha1", b"…(19)',
    ],
  ] as const) {
    it(`is shown nowhere, while names of algorithms are: ${what}`, () => {
      const { text, rules } = shown(language, code);

      assert.ok(rules.length > 0);
      assert.ok(!text.includes(key), text);
      assert.ok(text.includes(left), text);
      assert.equal(text.length, code.length);
    });
  }

  it('leaves what is no key as it is', () => {
    const code =
      "import crypto from 'node:crypto';\nexport const pair = () => crypto.generateKeyPairSync('rsa', { modulusLength: 1024, publicKeyEncoding: { type: 'spki', format: 'pem' } });\n";

    const { text, rules } = shown('typescript', code);

    assert.ok(rules.includes('weak-key'));
    assert.equal(text, code);
  });
});
