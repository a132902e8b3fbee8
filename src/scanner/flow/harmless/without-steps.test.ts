import { describePrograms, program } from '../marked.test.ts';

const head = "const app = require('express')();\nconst path = require('path');\n";

describePrograms('a path without steps out', 'javascript', [
  program(
    'may still begin at the root where no folder stands before it',
    `
    ${head}
    app.get('/a', (req, res) => {
      const name = req.query.a;
      if (name.includes('..')) return res.end();
      fs.readFileSync(name); // !
      fs.readFileSync(path.resolve('/srv', name)); // !
      res.end();
    });
    app.get('/b', (req, res) => {
      if (req.query.b.includes('..')) return res.end();
      fs.readFileSync(req.query.b); // !
      res.end();
    });
    app.get('/c', (req, res) => {
      const name = req.query.c;
      if (name.indexOf('..') !== -1) return res.end();
      fs.readFileSync(name); // !
      res.end();
    });
    `,
  ),
  program(
    'stays in the folder that it is joined to',
    `
    ${head}
    app.get('/a', (req, res) => {
      const name = req.query.a;
      if (name.includes('..')) return res.end();
      fs.readFileSync(path.join('/srv', name));
      fs.readFileSync('/srv/' + name);
      fs.readFileSync(\`\${__dirname}/\${name}\`);
      res.end();
    });
    app.get('/b', (req, res) => {
      const name = req.query.b;
      const file = path.join('/srv', name);
      if (name.includes('..')) return res.end();
      fs.readFileSync(file);
      res.end();
    });
    app.get('/c', (req, res) => {
      const name = req.query.c;
      const file = '/srv/' + name;
      if (file.includes('..') || name.indexOf('..') >= 0) return res.end();
      fs.readFileSync(file);
      res.end();
    });
    `,
  ),
  program(
    'stays where it is once it is no path from the root either',
    `
    ${head}
    app.get('/a', (req, res) => {
      const name = req.query.a;
      if (name.includes('..') || path.isAbsolute(name)) return res.end();
      fs.readFileSync(name);
      res.end();
    });
    app.get('/b', (req, res) => {
      const name = req.query.b;
      if (name.startsWith('/')) return res.end();
      if (name.includes('..')) return res.end();
      fs.readFileSync(name);
      res.end();
    });
    `,
  ),
]);
