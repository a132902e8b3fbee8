import { checkMarks, describePrograms, program } from '../marked.test.ts';

const scriptModules = {
  './store': `
    const { Pool } = require('pg');
    const knex = require('knex');
    exports.people = new Pool();
    exports.orders = knex({ client: 'pg' });
    exports.cache = new Map();`,
  './person': `
    const mongoose = require('mongoose');
    module.exports = mongoose.model('Person', new mongoose.Schema({ name: String }));`,
  './all': `
    module.exports = { own: { query: (text) => text.length } };`,
};

const pythonModules = {
  '.store': `
import sqlite3
from pymongo import MongoClient
from pathlib import Path

people = sqlite3.connect("people.db")
notes = MongoClient().app.notes
folder = Path("/srv")
cache = {}
`,
};

describe('objects of libraries that another module hands out', () => {
  it('are known in scripts', async () => {
    await checkMarks(
      'javascript',
      `const { people, orders, cache } = require('./store');
const Person = require('./person');
const { own } = require('./all');
const app = require('express')();
app.post('/', async (req, res) => {
  await people.query("SELECT * FROM people WHERE name = '" + req.body.name + "'"); // !
  await people.query('SELECT * FROM people WHERE name = $1', [req.body.name]);
  await orders.raw('SELECT ' + req.body.fields); // !
  await Person.findOne({ name: req.body.name }); // !
  await Person.findOne({ name: String(req.body.name) });
  cache.get('SELECT ' + req.body.name);
  own.query('SELECT ' + req.body.name);
});`,
      scriptModules,
    );
  });

  it('are known in Python', async () => {
    await checkMarks(
      'python',
      `from flask import Flask, request
from .store import cache, folder, notes, people
app = Flask(__name__)

@app.route("/", methods=["POST"])
def index():
    people.execute("SELECT * FROM people WHERE name = '%s'" % request.json["name"]) # !
    people.execute("SELECT * FROM people WHERE name = ?", (request.json["name"],))
    notes.find_one({"name": request.json["name"]}) # !
    notes.find_one({"name": str(request.json["name"])})
    (folder / request.json["name"]).read_text() # !
    (folder / "notes.txt").read_text()
    cache.get("SELECT " + request.json["name"])
    return "ok"`,
      pythonModules,
    );
  });
});

describePrograms('paths whose folder is declared elsewhere', 'python', [
  program(
    'are opened, read and written',
    `
    from .settings import folder, settings

    class Store:
        def __init__(self, root):
            self.root = root

        def load(self, name):
            return (self.root / name).open("rb").read() # !

    @app.route("/<name>")
    def index(name):
        Store(settings.root).load(name)
        place = folder / "notes" / name
        place.write_text("read") # !
        with place.open() as file: # !
            file.readline()
        return "ok"`,
  ),
  program(
    'are none where their parts are fixed, or numbers are divided',
    `
    from .settings import folder, total

    @app.route("/<int:count>/<name>")
    def index(count, name):
        ratio = total / count
        place = folder / "notes.txt"
        other = folder / ("a" if name == "a" else "b")
        return str(ratio) + place.read_text() + other.open().read()`,
  ),
]);
