import assert from 'node:assert/strict';
import type { CodeLanguage } from './model.ts';
import { sharedScanner } from './testing.test.ts';

/** What is proven, the rule, its code with `§` where a comment comes, and the comment that once was the proof. */
type Proof = readonly [what: string, rule: string, language: CodeLanguage, code: string, comment: string];

const proofs: readonly Proof[] = [
  [
    'an owner that is asked for',
    'insecure-temp-file',
    'python',
    'import os\n\ndef save(name, text):\n    §\n    with open(f"/tmp/report-{name}.txt", "w") as out:\n        out.write(text)\n',
    '# st_uid is not looked at',
  ],
  [
    'a refused host key',
    'host-key-check-off',
    'python',
    'import paramiko\n\nclass Policy(paramiko.MissingHostKeyPolicy):\n    def missing_host_key(self, client, host, key):\n        §\n        return\n',
    '# never raise here',
  ],
  [
    'a refused host key in a docstring',
    'host-key-check-off',
    'python',
    'import paramiko\n\nclass Policy(paramiko.MissingHostKeyPolicy):\n    def missing_host_key(self, client, host, key):\n        §\n        return\n',
    '"""Does not raise."""',
  ],
  [
    'flags of a cookie',
    'insecure-cookie',
    'python',
    'def login(value):\n    §\n    return [("Set-Cookie", "session=" + value)]\n',
    '# neither HttpOnly nor Secure',
  ],
  [
    'a page of the editor',
    'unsafe-message-origin',
    'javascript',
    "§\nwindow.addEventListener('message', (event) => {\n  document.body.innerHTML = event.data;\n});\n",
    '// acquireVsCodeApi',
  ],
  [
    'a refused key',
    'prototype-pollution',
    'javascript',
    'function merge(target, source) {\n  §\n  for (const key in source) {\n    if (typeof source[key] === "object") merge(target[key], source[key]);\n    else target[key] = source[key];\n  }\n}\nmodule.exports = merge;\n',
    '// constructor and prototype come through',
  ],
  [
    'an escaped backslash',
    'incomplete-sanitization',
    'javascript',
    'function quote(text) {\n  §\n  return text.replace(/\'/g, "\\\\\'");\n}\n',
    '// no escape of backslashes',
  ],
  [
    'the other schemes',
    'incomplete-url-check',
    'javascript',
    "§\nexport const isSafe = (href) => !href.startsWith('javascript:');\n",
    '// what of vbscript: and data:?',
  ],
  [
    'a bound of the length',
    'catastrophic-regex',
    'javascript',
    'function check(text) {\n  §\n  return /^(a+)+$/.test(text);\n}\n',
    '// text.length > 10 is not asked',
  ],
  [
    'a cleaned value',
    'unsafe-html-rendering',
    'tsx',
    "import { useMemo } from 'react';\nimport { render } from './render';\nexport function Page({ text }) {\n  const html = useMemo(() => { § return render(text); }, [text]);\n  return <div dangerouslySetInnerHTML={{ __html: html }} />;\n}\n",
    '/* not sanitized */',
  ],
  [
    'a server name that is looked at',
    'tls-verification-off',
    'javascript',
    "const https = require('https');\nhttps.request({ host: 'a', checkServerIdentity: () => {§ return undefined; } });\n",
    '/* ask tls.checkServerIdentity(host, cert) */',
  ],
];

async function rulesIn(language: CodeLanguage, code: string): Promise<string[]> {
  const { findings } = (await sharedScanner()).scan('file', language, code);
  return findings.filter(({ category }) => category === 'security').map(({ ruleId }) => ruleId);
}

describe('a comment', () => {
  for (const [what, rule, language, code, comment] of proofs)
    it(`is no proof of ${what} (${language})`, async () => {
      const bare = await rulesIn(language, code.replace('§', language === 'python' ? 'pass' : ''));

      assert.ok(bare.includes(rule), `without a comment: ${bare.join(', ')}`);
      assert.deepEqual(await rulesIn(language, code.replace('§', comment)), bare);
    });
});
