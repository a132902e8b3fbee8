import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

async function severities(language: CodeLanguage, code: string): Promise<readonly string[]> {
  const path = { python: 'app.py', typescript: 'app.ts' }[language as 'python'] ?? 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings
    .filter(({ ruleId }) => /injection|traversal|cross-site/.test(ruleId))
    .map(({ severity }) => severity);
}

const flask = (head: string, body: string) => `from flask import Flask, request
${head}
app = Flask(__name__)


@app.route("/users", methods=["POST"])
def users():
    data = request.get_json()
    ${body}
    return ""
`;
const express = (head: string, body: string) => `${head}
const app = require('express')();
app.post('/users', async (req, res) => {
  ${body}
  res.json({});
});
`;

const named: readonly (readonly [string, CodeLanguage, string])[] = [
  [
    'a method of an own class over SQLAlchemy',
    'python',
    flask(
      'from app.users import UserRepository\nrepo = UserRepository()',
      'repo.update_one(data, data["id"])',
    ),
  ],
  [
    'a model from an own module',
    'javascript',
    express("const User = require('./user');", 'await User.findOne(req.body);'),
  ],
  [
    'a query of an object that comes from an own module',
    'javascript',
    express("const { client } = require('./client');", "await client.query(`select '${req.body.name}'`);"),
  ],
  [
    'a method in a function that the file calls',
    'javascript',
    express(
      "const { db } = require('./store');\nconst find = (name) => db.query(`select '${name}'`);",
      'await find(req.body.name);',
    ),
  ],
];

const known: readonly (readonly [string, CodeLanguage, string])[] = [
  [
    'a method in a file that imports a driver',
    'python',
    flask(
      'import pymongo\nfrom app.db import users_of',
      'users_of(request).update_one(data, {"$set": {"a": 1}})',
    ),
  ],
  [
    'a query of a pool',
    'javascript',
    express(
      "const { Pool } = require('pg');\nconst pool = new Pool();",
      "await pool.query(`select '${req.body.name}'`);",
    ),
  ],
  [
    'a query of what has the type of a pool',
    'typescript',
    `import type { Request, Response } from 'express';
import type { Pool } from 'pg';
export class Users {
  constructor(private readonly pool: Pool) {}
  async find(req: Request, res: Response) {
    res.json(await this.pool.query(\`select '\${req.query.name}'\`));
  }
}
`,
  ],
  ['a part of the page', 'javascript', "document.getElementById('a').innerHTML = location.hash;\n"],
];

describe('a sink that is known by its name alone', () => {
  for (const [title, language, code] of named)
    it(`counts as medium at most: ${title}`, async () => {
      const found = await severities(language, code);
      assert.ok(found.length > 0, code);
      assert.deepEqual([...new Set(found)], ['medium']);
    });

  for (const [title, language, code] of known)
    it(`counts as before with an import or a type behind it: ${title}`, async () => {
      const found = await severities(language, code);
      assert.ok(found.length > 0, code);
      assert.ok(
        found.every((severity) => severity === 'high' || severity === 'critical'),
        String(found),
      );
    });
});
