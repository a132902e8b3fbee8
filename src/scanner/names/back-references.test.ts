import { describePrograms, program } from '../flow/marked.test.ts';

const express = "const app = require('express')();\n";

describePrograms('an object that another one refers back to, in JavaScript', 'javascript', [
  program(
    'has what its class puts into it',
    `
    ${express}
    class Task {
      constructor(parent, name) { this.parent = parent; this.name = name; }
      run() { exec(this.parent.options); } // !
      list() { exec(this.parent.folder); }
    }
    class Job {
      constructor() { this.folder = '/srv'; this.task = new Task(this, 'a'); }
      listen() {
        app.get('/a', (req, res) => {
          this.options = req.query.options;
          this.task.run();
          res.end();
        });
      }
    }
    `,
  ),
  program(
    'is unknown where it is handed in from elsewhere',
    `
    ${express}
    class Task {
      constructor(parent) { this.parent = parent; }
      run() { exec(this.parent.options); }
    }
    class Job {
      listen() {
        app.get('/a', (req, res) => {
          this.options = req.query.options;
          res.end();
        });
      }
    }
    exports.make = () => new Task({ options: 'ls' });
    `,
  ),
]);

describePrograms('an object that another one refers back to, in Python', 'python', [
  program(
    'has what its class puts into it',
    `
    class Task:
        def __init__(self, parent, name):
            self.parent = parent
            self.name = name

        def run(self):
            os.system(self.parent.command)  # !

        def clean(self):
            os.system(self.parent.folder)

    class Job:
        def __init__(self):
            self.folder = "/srv"
            self.task = Task(self, "a")

        def configure(self):
            self.command = request.args["command"]
    `,
  ),
  program(
    'is unknown where it is handed in from elsewhere',
    `
    class Task:
        def __init__(self, parent):
            self.parent = parent

        def run(self):
            os.system(self.parent.command)

    class Job:
        def configure(self):
            self.command = request.args["command"]

    def make(other):
        return Task(other)
    `,
  ),
]);
