import { describePrograms, program } from '../marked.test.ts';

describePrograms('Arguments of npm', 'javascript', [
  program(
    'are read by a shell where a script gets them',
    `
    const { spawn, execFile } = require('child_process');
    const execa = require('execa');
    const app = require('express')();
    app.post('/', async (req, res) => {
      const { plugin } = req.body;
      await execa('npm', ['run', 'strapi', '--', 'install', plugin]); // !
      spawn('npm', ['run', 'add', '--', '--name=' + plugin]); // !
      execFile('npm', ['run-script', plugin]); // !
      res.end();
    });`,
  ),
  program(
    'are read by npm alone elsewhere',
    `
    const { spawn, execFile } = require('child_process');
    const execa = require('execa');
    const app = require('express')();
    app.post('/', async (req, res) => {
      const { plugin } = req.body;
      await execa('npm', ['view', plugin]);
      spawn('node', ['run', plugin]);
      execFile('npm', ['run', 'build'], { env: { NAME: plugin } });
      res.end();
    });`,
  ),
]);
