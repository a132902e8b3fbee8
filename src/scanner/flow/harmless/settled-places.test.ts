import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';
import { describePrograms, program } from '../marked.test.ts';

describePrograms('what template tags and frameworks do by themselves', 'python', [
  program(
    'is an attribute that the author of a template names, not one that a request does',
    `
    from django import template
    from django.http import HttpResponse
    register = template.Library()

    @register.filter
    def attribute(thing, name):
        return getattr(thing, name)

    def show(request):
        value = getattr(reports, request.GET["kind"]) # !
        return HttpResponse("ok")`,
  ),
  program(
    'is a filter that escapes where the template asks for that, not one that never does',
    `
    from django import template
    from django.utils.html import conditional_escape
    from django.utils.safestring import mark_safe
    register = template.Library()

    @register.filter(needs_autoescape=True)
    def initial(text, autoescape=True):
        escaped = conditional_escape(text) if autoescape else text
        return mark_safe("<b>" + escaped + "</b>")

    @register.filter
    def bold(text):
        return mark_safe("<b>" + text + "</b>") # !`,
  ),
  program(
    'is a dictionary that Flask sends as JSON, not a text that it sends as HTML',
    `
    from flask import Flask, request
    app = Flask(__name__)

    @app.route("/a")
    def answer():
        return {"name": request.args["name"]}

    @app.route("/b")
    def page():
        return "<p>" + request.args["name"] # !`,
  ),
  program(
    'is a dictionary that Tornado writes as JSON, not a text that it writes as HTML',
    `
    import tornado.web

    class Answer(tornado.web.RequestHandler):
        def get(self):
            self.write({"name": self.get_argument("name")})

    class Typed(tornado.web.RequestHandler):
        def get(self):
            self.set_header("Content-Type", "application/json")
            self.write(self.get_argument("name"))

    class Page(tornado.web.RequestHandler):
        def get(self):
            self.write("<p>" + self.get_argument("name")) # !`,
  ),
]);

async function found(language: CodeLanguage, code: string): Promise<readonly string[]> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings
    .filter(({ category }) => category === 'security')
    .map(({ ruleId, range, severity }) => `${range.startLine + 1} ${ruleId} ${severity}`);
}

describe('a password compared with its own confirmation', () => {
  it('says nothing of a secret, one compared with what is kept does', async () => {
    const python = `from django.http import HttpResponse


def check(request, user):
    password = request.POST["password"]
    if password != request.POST["password_confirm"]:
        return HttpResponse("differ")
    if user.reset_token == request.POST["reset_token"]:
        return HttpResponse("ok")
`;
    const script = `export function check(req, res, user) {
  if (req.body.password !== req.body.confirmPassword) return res.status(400).end();
  res.json(req.body.password === user.password);
}
`;

    assert.deepEqual(await found('python', python), ['8 timing-comparison medium']);
    assert.deepEqual(await found('javascript', script), ['3 timing-comparison medium']);
  });
});

describe('the policy of unknown hosts', () => {
  it('counts as low where a setting chooses it, and as medium where one names the server', async () => {
    const code = `import paramiko


def connect(host, strict):
    client = paramiko.SSHClient()
    if not strict:
        client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    return client


def any_host(host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    return client
`;

    assert.deepEqual(await found('python', code), [
      '7 host-key-check-off low',
      '14 host-key-check-off medium',
    ]);
  });
});

describePrograms('a list of what may be taken', 'python', [
  program(
    'proves the entry of an archive where the caller hands it in, and not where a stranger does',
    `
    import tarfile
    from django.http import HttpResponse

    def restore(path, files):
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                name = "/" + member.name
                if name in files:
                    archive.extract(member, "/")

    def all_of(path, files):
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                if member.name not in files:
                    archive.extract(member, "/") # !

    def chosen(request):
        name = request.GET["name"]
        if name in request.GET.getlist("allowed"):
            open("files/" + name) # !
        return HttpResponse("ok")`,
  ),
]);
