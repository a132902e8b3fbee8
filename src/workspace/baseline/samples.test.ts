/** A small project with flaws of many kinds, and files with the same kinds of flaws that have nothing to do with it. */
import type { SourceFile } from './random-choice.test.ts';

export const samples: readonly SourceFile[] = [
  {
    path: 'src/users.ts',
    text: `import express from 'express';
import { Pool } from 'pg';
import { createHash } from 'node:crypto';

const pool = new Pool();
const app = express();

app.get('/users', async (req, res) => {
  const result = await pool.query(\`SELECT * FROM users WHERE name = '\${req.query.name}'\`);
  res.json(result.rows);
});

export function digest(password) {
  const salted = password + 'pepper';
  return createHash('md5').update(salted).digest('hex');
}

export function inspect(order) {
  const total = order.lines.length;
  debugger;
  return total;
}

export async function loadAll(ids) {
  const orders = [];
  for (const id of ids) {
    orders.push(await pool.query('select * from orders where id = $1', [id]));
  }
  return orders;
}
`,
  },
  {
    path: 'src/files.ts',
    text: `import express from 'express';
import { exec } from 'node:child_process';
import { readFile } from 'node:fs/promises';

const router = express.Router();

router.get('/download', async (req, res) => {
  const wanted = './public/' + req.query.file;
  const content = await readFile(wanted, 'utf8');
  res.type('text').send(content);
});

router.post('/convert', (req, res) => {
  const quality = 80;
  exec('convert ' + req.body.source + ' -quality ' + quality + ' out.png', (error) => {
    res.json({ error });
  });
});

router.get('/leave', (req, res) => {
  res.redirect(req.query.next);
});

export function swallow(action) {
  try {
    action();
  } catch (error) {}
  return 1;
}
`,
  },
  {
    path: 'src/reports.ts',
    text: `import express from 'express';
import { createHash } from 'node:crypto';
import { pool } from './database';

const app = express();

app.get('/reports', async (req, res) => {
  const statement = 'SELECT * FROM reports WHERE year = ' + req.query.year;
  res.json(await pool.query(statement));
});

app.post('/sign-in', (req, res) => res.send(createHash('md5').update(req.body.password).digest('hex')));
`,
  },
  {
    path: 'web/page.js',
    text: `const area = document.getElementById('area');

function showGreeting() {
  const name = new URLSearchParams(location.search).get('name');
  area.innerHTML = '<b>Hello ' + name + '</b>';
}

function calculate() {
  const formula = location.hash.slice(1);
  return eval(formula);
}

function token() {
  const sessionToken = Math.random().toString(36);
  return sessionToken;
}

showGreeting();
calculate();
token();
`,
  },
  {
    path: 'app/views.py',
    text: `import hashlib
import os
import pickle
import sqlite3
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.route("/users")
def users():
    connection = sqlite3.connect("app.db")
    cursor = connection.cursor()
    cursor.execute(f"SELECT * FROM users WHERE name = '{request.args.get('name')}'")
    return {"users": cursor.fetchall()}


@app.route("/load")
def load():
    data = request.get_data()
    state = pickle.loads(data)
    return {"state": str(state)}


@app.route("/ping")
def ping():
    host = request.args["host"]
    count = 3
    subprocess.run("ping -c " + str(count) + " " + host, shell=True)
    return "done"


def checksum(text):
    raw = text.encode()
    return hashlib.md5(raw).hexdigest()


def collect(item, seen=[]):
    seen.append(item)
    return seen
`,
  },
  {
    path: 'app/tasks.py',
    text: `import os
import yaml
import requests
from flask import request


def read_settings(name):
    with open(name) as stream:
        return yaml.load(stream, Loader=yaml.Loader)


def fetch_invoice():
    address = request.args["address"]
    answer = requests.get(address, timeout=5)
    return answer.text


def compare(value):
    if value == None:
        return 0
    return 1


def retry(action):
    try:
        return action()
    except:
        return None


def debug(order):
    total = sum(order)
    breakpoint()
    return total
`,
  },
];

export const unrelated: readonly SourceFile[] = [
  {
    path: 'new/reports.ts',
    text: `import { Router } from 'express';
import { connection } from './connection';

export const reports = Router();

reports.delete('/reports/:kind', (request, response) => {
  connection.query('delete from archive where kind = ' + request.params.kind + ' limit 1');
  response.sendStatus(204);
});

export function stopHere(things) {
  if (things.length > 3) {
    debugger;
  }
}
`,
  },
  {
    path: 'new/report_jobs.py',
    text: `import hashlib
import os

from flask import request


def cleanup():
    target = request.form["folder"]
    os.system("rm -rf /srv/archive/" + target)


def etag(body):
    return hashlib.sha1(body).hexdigest()


def gather(page, pages={}):
    pages[page.number] = page
    return pages
`,
  },
];
