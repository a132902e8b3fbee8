import { checkMarks, describePrograms, program } from '../marked.test.ts';

describePrograms('Objects that a program keeps on a name of the top level', 'python', [
  program(
    'have the methods of what made them',
    `
    from flask import g

    class Client:
        def __init__(self, base):
            self.base = base

        def run(self, command):
            os.system(command)  # !

    @app.before_request
    def prepare():
        g.client = Client("/srv")
        app.shell = subprocess

    @app.route("/run")
    def run():
        return g.client.run(request.args["command"])
    `,
  ),
  program(
    'are unknown where there are two, or another name keeps them',
    `
    from flask import g, redirect

    class Client:
        def run(self, command):
            os.system("ls")

    class Other:
        def _run(self, command):
            return redirect(command)

    @app.before_request
    def prepare():
        g.client = Client()
        g.other = Other()
        if g.admin:
            g.other = Client()

    @app.route("/run")
    def run():
        g.client.run(request.args["command"])
        g.other._run(request.args["command"])

    def local(g):
        g.third._run(request.args["command"])

    g.third = Other()
    `,
  ),
]);

describe('Objects of imported classes', () => {
  it('have the methods of their module', async () => {
    await checkMarks(
      'python',
      `from flask import Flask, g, request
from own.client import Client
app = Flask(__name__)

@app.before_request
def prepare():
    g.client = Client('http://localhost')
    app.client = None
    app.client = Client('http://localhost')

@app.route('/')
def page():
    app.client.quiet(request.args['address'])
    app.client.load(request.args['address'])  # !
    return g.client.load(request.args['address'])  # !
`,
      {
        'own.client': `import requests
class Client:
    def __init__(self, base):
        self.base = base
    def load(self, address):
        return requests.get(address or self.base, timeout=5).text
    def quiet(self, address):
        return requests.get(self.base, timeout=5).text
`,
      },
    );
  });
});
