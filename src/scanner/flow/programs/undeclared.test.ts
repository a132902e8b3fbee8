import { describePrograms, program } from '../marked.test.ts';

describePrograms('names of scripts that nothing declares', 'javascript', [
  program(
    'carry what they are given',
    `
    const app = require('express')();
    app.get('/', (req, res) => {
      folder = req.query.folder;
      exec('ls ' + folder); // !
      count = Number(req.query.count);
      exec('head -' + count);
    });`,
  ),
  program(
    'carry it from one function to the next',
    `
    const app = require('express')();
    app.post('/', (req, res) => {
      wanted = req.body.folder;
      list();
    });
    function list() {
      exec('ls ' + wanted); // !
    }`,
  ),
  program(
    'are the members of the global object',
    `
    const app = require('express')();
    app.post('/', (req, res) => {
      globalThis.first = req.body.first;
      exec('ls ' + globalThis.first); // !
      global.second = req.body.second;
      exec('ls ' + second); // !
      window.third = 'fixed';
      exec('ls ' + third);
      global.fourth = Number(req.body.fourth);
      exec('ls ' + global.fourth);
    });`,
  ),
  program(
    'are taken apart from an object and by a loop',
    `
    const app = require('express')();
    app.post('/', (req, res) => {
      ({ folder, size } = req.body);
      exec('ls ' + folder); // !
      for (name of req.body.names) exec('ls ' + name); // !
      for (name of ['a', 'b']) exec('ls ' + name);
    });`,
  ),
  program(
    'hold modules, objects and functions',
    `
    shell = require('child_process');
    globalThis.list = function (folder) {
      shell.exec('ls ' + folder); // !
      shell.execFile('ls', ['--', folder]);
    };
    require('express')().get('/', (req) => list(req.query.folder));`,
  ),
  program(
    'are no variables where a declared name stands for them',
    `
    const app = require('express')();
    function read(global, folder) {
      global.folder = folder;
      exec('ls ' + folder);
    }
    app.post('/', (req, res) => {
      const folder = 'fixed';
      read({}, folder);
      exec('ls ' + folder);
    });`,
  ),
]);
