import assert from 'node:assert/strict';
import type { CodeLanguage } from './model.ts';
import { maskSecrets } from './secrets/index.ts';
import { sharedScanner } from './testing.test.ts';

/** Findings about credentials: what each covers, and the text as everybody is shown it. */
async function credentials(language: CodeLanguage, text: string) {
  const { findings } = (await sharedScanner()).scan(`file.${language}`, language, text);
  const own = findings.filter(({ cwe }) => cwe.includes(798));
  return {
    values: own.map(({ range }) => text.slice(range.startOffset, range.endOffset)),
    messages: own.map(({ message }) => message),
    shown: maskSecrets(text, findings),
  };
}

const pool = (options: string) =>
  `import mysql from 'mysql2/promise';\nexport const pool = mysql.createPool(${options});\n`;

describe('a credential that a call takes', () => {
  for (const [what, options] of [
    ['on one line', "{ host: 'db', user: 'root', password: 'hunter2hunter2' }"],
    ['on several lines', "{\n  host: 'db',\n  user: 'root',\n  password: 'hunter2hunter2',\n}"],
    ['too short to be known by its look', "{\n  host: 'db',\n  password: 'toor',\n}"],
  ] as const) {
    it(`is one finding, and nothing but the value is covered: ${what}`, async () => {
      const { values, messages, shown } = await credentials('typescript', pool(options));

      assert.equal(values.length, 1, messages.join('\n'));
      assert.match(values[0] ?? '', /^'?(?:hunter2hunter2|toor)'?$/);
      assert.match(messages[0] ?? '', /`password`/);
      assert.match(shown, /mysql\.createPool\(\{\s+host: 'db'/);
      assert.ok(!/hunter2hunter2|toor/.test(shown), shown);
    });
  }

  for (const [what, language, text, value] of [
    [
      'further down in the options',
      'typescript',
      "import knex from 'knex';\nexport const db = knex({ client: 'pg', connection: { host: 'x', password: 'toor' } });\n",
      "'toor'",
    ],
    [
      'in options that have a name',
      'javascript',
      "const { Client } = require('pg');\nconst options = { host: 'a', password: 'toor' };\nconst client = new Client(options);\n",
      "'toor'",
    ],
    [
      'as what stands in for a setting',
      'typescript',
      "import session from 'express-session';\napp.use(session({ secret: process.env.S || 'keyboard cat', resave: false }));\n",
      "'keyboard cat'",
    ],
    [
      'behind a name, however often it is used',
      'python',
      'import jwt\nKEY = "k3yb0ard-c4t"\nissue = lambda u: jwt.encode({"id": u}, KEY)\nagain = jwt.encode({}, KEY)\n',
      '"k3yb0ard-c4t"',
    ],
    [
      'as a keyword in Python',
      'python',
      'import psycopg2\nlink = psycopg2.connect(\n    host="db",\n    password="toor",\n)\n',
      '"toor"',
    ],
  ] as const) {
    it(`is told where it stands: ${what}`, async () => {
      const { values } = await credentials(language, text);

      assert.deepEqual(values, [value]);
    });
  }
});
