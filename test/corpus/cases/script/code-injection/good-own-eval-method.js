import express from 'express';
import { Parser } from 'expr-eval';

class Sheet {
  constructor() {
    this.cells = new Map();
  }
  eval(name) {
    return this.cells.get(name) ?? 0;
  }
}

const sheet = new Sheet();
const app = express();
app.get('/cell/:name', (req, res) => res.json(sheet.eval(req.params.name)));
