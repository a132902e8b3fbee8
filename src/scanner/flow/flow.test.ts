import assert from 'node:assert/strict';
import type { CodeLanguage } from '../model.ts';
import { sharedScanner } from '../testing.test.ts';

/** Services as people write them. A line that ends in `// !` or `# !` must be reported by a flow rule, no other may. */
const controllers = `import { Request, Response, NextFunction, Router } from 'express';
import { exec as run } from 'child_process';
import { promisify } from 'util';
import mysql from 'mysql2/promise';
import fs from 'fs';
import axios from 'axios';
const execAsync = promisify(run);
const pool = mysql.createPool({});
export class UserController {
  constructor(private readonly db: mysql.Pool) {}
  async find(req: Request, res: Response, next: NextFunction): Promise<void> {
    try {
      const { id } = req.params;
      const [rows] = await this.db.query(\`SELECT * FROM users WHERE id = \${id}\`); // !
      res.json(rows);
    } catch (error) { next(error); }
  }
  private async load(where: string) {
    const connection = await pool.getConnection();
    return connection.query('select * from t where ' + where); // !
  }
  list = async (req: Request, res: Response) => {
    const filter = req.query.filter as string;
    const data = await this.load(\`name like '%\${filter}%'\`);
    res.json(data);
  };
  async ping(req: Request, res: Response) {
    const { stdout } = await execAsync(\`ping \${req.body.host}\`); // !
    res.send(stdout);
  }
}
const router = Router();
router.get('/file', (req, res) => {
  fs.readFile('./data/' + req.query.name, 'utf8', (err, data) => { // !
    if (err) return res.status(500).send('error: ' + err.message);
    res.json(data);
  });
});
router.post('/hook', async (req, res) => {
  const options = { method: 'post', url: req.body.url };
  await axios(options); // !
  ['a'].forEach((x) => fs.unlink(req.params[x], () => {})); // !
  const parts = [];
  parts.push(req.query.q);
  res.send(\`<ul>\${parts.map((p) => \`<li>\${p}</li>\`).join('')}</ul>\`); // !
  const safe = parseInt(req.query.n as string, 10);
  await pool.query('select ' + safe);
  const { body } = req;
  let sql = 'select 1';
  for (const key of Object.keys(body)) { sql += \` and \${key} = '\${body[key]}'\`; }
  await pool.execute(sql); // !
  fetch(\`https://x.com/\${req.query.x}\`).then((r) => r.json());
});
export default router;
`;

const destructuring = `import mysql from 'mysql2/promise';
const pool = mysql.createPool({});
export const one = async (req, res) => {
  const { body } = req;
  let sql = 'select 1';
  for (const key of Object.keys(body)) { sql += \` and \${key} = '\${body[key]}'\`; }
  await pool.execute(sql); // !
};
export const two = async (req, res) => {
  const { body } = req;
  const b = body.x;
  await pool.execute('a' + b); // !
};
export const three = async (req, res) => {
  const b = req.body;
  let sql = '';
  for (const key of b.list) { sql += key; }
  await pool.execute(sql); // !
};
`;

const mixed = `from fastapi import FastAPI, Depends, Request, Query
from pydantic import BaseModel
from sqlalchemy.orm import Session
import subprocess, os, requests, pickle
from django.views import View
from django.http import HttpResponse, JsonResponse
from typing import Optional
from .db import get_db, engine
app = FastAPI()

class Search(BaseModel):
    term: str

@app.post("/search")
async def search(body: Search, db: Session = Depends(get_db), limit: int = 10):
    rows = db.execute("SELECT * FROM t WHERE x = '" + body.term + f"' LIMIT {limit}") # !
    return rows

@app.get("/a")
async def a(q: Optional[str] = Query(None), request: Request = None):
    ua = request.headers["user-agent"]
    os.system(f"logger {ua}") # !
    with engine.connect() as conn:
        conn.execute(f"select '{q}'") # !
    data = await request.json()
    url = data.get("url")
    answer = requests.get(url) # !
    for name in data["names"]:
        open("/data/" + name) # !
    return {"answer": answer.status_code, "x": [subprocess.check_output(n, shell=True) for n in data["cmds"]]} # !

class Home(View):
    def get(self, request, pk):
        name = request.GET.get("name", "")
        return HttpResponse("<b>%s</b>" % name) # !
    def post(self, request):
        obj = pickle.loads(request.body) # !
        form = request.POST
        q = "select * from a where b = {b}".format(b=form["b"])
        from django.db import connection
        connection.cursor().execute(q) # !
        return JsonResponse({"o": str(obj)})
    def safe(self, request):
        page = int(request.GET.get("page", 1))
        from django.db import connection
        connection.cursor().execute("select %s" % page)
        connection.cursor().execute("select %s", [request.GET["x"]])
        return JsonResponse({})
`;

const flask = `import os, sqlite3, logging
from flask import Flask, request, jsonify, Response
from functools import wraps
app = Flask(__name__)

def login_required(f):
    @wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)
    return inner

def get_db():
    db = getattr(app, "_db", None)
    if db is None:
        db = app._db = sqlite3.connect("a.db")
    return db

class Repo:
    def __init__(self, db=None):
        self.db = db or get_db()
    def find(self, name: str):
        cur = self.db.cursor()
        cur.execute("SELECT * FROM u WHERE n='%s'" % name) # !
        return cur.fetchall()

@app.route("/u/<int:uid>")
@login_required
def by_id(uid):
    c = get_db().cursor()
    c.execute(f"SELECT * FROM u WHERE id={uid}")
    return jsonify(c.fetchall())

@app.route("/x", methods=["POST"])
def x():
    data = request.get_json()
    repo = Repo()
    repo.find(data["name"])
    user = data.get("user") or "anon"
    if not user.isalnum():
        return "bad", 400
    os.system("id " + user)
    path = os.path.join("/srv", os.path.basename(data["f"]))
    with open(path) as fh:
        text = fh.read()
    logging.info("x %s", user)
    return Response(text, mimetype="text/plain")

@app.route("/y")
def y():
    name = request.args.get("name", "")
    return jsonify({"n": name})

@app.route("/z")
def z():
    return "<p>" + request.args.get("name", "") + "</p>" # !
def helper(cmd):
    os.popen(cmd) # !
def outer(cmd):
    helper("ls " + cmd)
@app.get("/w")
def w():
    outer(request.cookies.get("c"))
    t = request.form.to_dict()
    vals = [v for k, v in t.items()]
    os.system(" ".join(vals)) # !
    a, b = request.args["a"], "const"
    os.system(b)
    os.system(a) # !
    try:
        n = int(a)
    except ValueError:
        return "no"
    os.system("x %d" % n)
    key = {"a": "ls", "b": "id"}[a]
    os.system(key)
    return ""
`;

const guards = `
import { exec } from 'child_process';
const allowed = new Map([['a', 1]]);
export function known(req, res) {
  const { tool } = req.query;
  if (!allowed.has(tool)) return res.status(400).end();
  exec('run ' + tool);
  return res.end();
}
export function half(req, res) {
  const { tool } = req.query;
  if (allowed.has(tool)) exec('run ' + tool);
  exec('run ' + tool); // !
  res.end();
}
export function chosen(req, res) {
  let tool;
  switch (req.query.tool) {
    case 'a': tool = 'first'; break;
    default: tool = 'second';
  }
  exec('run ' + tool);
  res.end();
}
export function typed(req, res) {
  const { count, tool } = req.body;
  if (typeof count !== 'number') throw new Error('no number');
  exec('run ' + count);
  if (typeof tool !== 'string') throw new Error('no text');
  exec('run ' + tool); // !
  res.end();
}
export function anchored(req, res) {
  if (/^[a-z]+$/.test(req.query.tool)) exec('run ' + req.query.tool);
  if (/[a-z]+/.test(req.query.tool)) exec('run ' + req.query.tool); // !
  res.end();
}
export function joined(req, res) {
  let tool = 'a';
  if (req.query.other) tool = req.query.tool;
  exec('run ' + tool); // !
  tool = 'b';
  exec('run ' + tool);
  res.end();
}
export function never(req, res) {
  if (false) exec(req.query.tool);
  return res.end();
}
export function recursive(req, res) {
  const walk = (node) => { if (node.next) walk(node.next); exec(node.name); }; // !
  walk(req.body);
  res.end();
}
export function caught(req, res) {
  let tool = 'a';
  try { tool = req.query.tool; run(tool); } catch (error) { exec(tool); } finally { res.end(); } // !
}
export function owned(req, res) {
  const holder = { safe: 'a', tool: req.query.tool };
  exec(holder.safe);
  exec(holder.tool); // !
  const [first, second] = ['a', req.query.tool];
  exec(first);
  exec(second); // !
  res.end();
}
`;

function expectedLines(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (/(?:\/\/|#) !$/.test(line) ? [index + 1] : []));
}

async function flowLines(language: CodeLanguage, text: string): Promise<number[]> {
  const scanner = await sharedScanner();
  const { findings, notes } = scanner.scan(`service.${language}`, language, text);
  assert.deepEqual(notes, []);
  const lines = findings
    .filter((finding) => finding.steps.length > 0)
    .map((finding) => finding.range.startLine + 1);
  return [...new Set(lines)];
}

describe('data flow', () => {
  const cases: readonly (readonly [string, CodeLanguage, string])[] = [
    ['controllers, classes, promises and containers of Express', 'typescript', controllers],
    ['destructured requests', 'javascript', destructuring],
    ['FastAPI models and Django views', 'python', mixed],
    ['Flask with repositories, helpers and guards', 'python', flask],
    ['guards, branches, switches, closures and handlers', 'javascript', guards],
  ];
  for (const [name, language, text] of cases) {
    it(`finds what it must and nothing else: ${name}`, async () => {
      assert.deepEqual(await flowLines(language, text), expectedLines(text));
    });
  }
});
