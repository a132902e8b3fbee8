import assert from 'node:assert/strict';
import type { CodeLanguage } from '../../model.ts';
import { sharedScanner } from '../../testing.test.ts';

type Found = readonly string[];

async function found(language: CodeLanguage, code: string): Promise<Found> {
  const path = language === 'python' ? 'app.py' : 'app.js';
  const { findings } = (await sharedScanner()).scan(path, language, code);
  return findings
    .filter(({ category, ruleId }) => category === 'security' && ruleId !== 'uncontrolled-resource')
    .map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

const server = (route: string, body: string) => `const path = require('node:path');
const app = require('express')();
app.get(${route}, (req, res) => {
  ${body}
});
`;
const sendsFile = "res.sendFile(path.join('/srv/themes', req.params[0]));";

describe('what a route lets through', () => {
  it('leads out of no folder where the groups of its expression hold no separator', async () => {
    assert.deepEqual(await found('javascript', server('/^\\/theme\\/(\\w+\\.\\w+)$/', sendsFile)), []);
    assert.deepEqual(
      await found('javascript', server('/^\\/(?:a|b)\\/([a-z0-9-]+)\\.json$/i', sendsFile)),
      [],
    );
  });

  it('may be anything where a group holds one, or is not understood', async () => {
    for (const route of [
      '/^\\/theme\\/(.+)$/',
      '/^\\/(\\w+)\\/([\\w/.]+)$/',
      '/^\\/t\\/((?:a|b).*)$/',
      "'/theme/:name'",
    ])
      assert.deepEqual(await found('javascript', server(route, sendsFile)), ['path-traversal high'], route);
  });
});

describe('a part of a parsed address', () => {
  const sends = (value: string) =>
    server("'/old'", `const seen = ${value};\n  res.status(404).send(\`<a href="\${seen}">\${seen}</a>\`);`);

  it('holds no markup', async () => {
    assert.deepEqual(await found('javascript', sends("new URL(req.url, 'http://none.invalid').search")), []);
  });

  it('is text again where it is read from the query or decoded', async () => {
    const query = "new URL(req.url, 'http://none.invalid').searchParams.get('to')";
    const decoded = "decodeURIComponent(new URL(req.url, 'http://none.invalid').search)";

    assert.deepEqual(await found('javascript', sends(query)), ['cross-site-scripting high']);
    assert.deepEqual(await found('javascript', sends(decoded)), ['cross-site-scripting high']);
  });

  it('names no way of opening where it is the path of the page', async () => {
    const script = (part: string) => `const base = document.location.${part};
document.querySelector('a').setAttribute('href', base.split('view')[0] + 'export');
`;

    assert.deepEqual(await found('javascript', script('pathname')), []);
    assert.deepEqual(await found('javascript', script('hash')), ['cross-site-scripting high']);
  });
});

describe('a member whose name others choose', () => {
  const python = (name: string) => `from flask import Flask, request
app = Flask(__name__)


class Jobs:
    def run(self):
        kind = request.args["kind"]
        return getattr(self, ${name})()
`;

  it('counts less where its name begins with a word of the program', async () => {
    for (const name of ['"do_%s" % kind', '"do_" + kind', 'f"do_{kind}"', '"do_{}".format(kind)'])
      assert.deepEqual(await found('python', python(name)), ['unsafe-reflection medium'], name);
  });

  it('is grave where it may be any', async () => {
    for (const name of ['kind', 'kind + "_job"', '"%s_job" % kind', '"__%s__" % kind', 'f"_{kind}"'])
      assert.deepEqual(await found('python', python(name)), ['unsafe-reflection high'], name);
  });
});

describe('an answer that is written by hand', () => {
  const python = (more: string) => `from http.server import BaseHTTPRequestHandler


class Handler(BaseHTTPRequestHandler):
    def answer(self, body${more}):
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body.encode())

    def do_GET(self):
        self.answer("<p>" + self.path + "</p>")
`;

  it('counts less where its type is handed in', async () => {
    assert.deepEqual(await found('python', python('')), ['cross-site-scripting high']);
    assert.deepEqual(await found('python', python(', content_type')), ['cross-site-scripting medium']);
  });
});

describe('an origin that is echoed', () => {
  const script = (more: string) => `export function allow(req, res, next) {
  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);
  ${more}
  next();
}
`;

  it('counts less without the header that lets cookies through', async () => {
    const credentials = "res.setHeader('Access-Control-Allow-Credentials', 'true');";

    assert.deepEqual(await found('javascript', script('')), ['cors-any-origin medium']);
    assert.deepEqual(await found('javascript', script(credentials)), ['cors-any-origin high']);
  });
});

describe('a check of certificates', () => {
  const python = (value: string) => `import ssl
import urllib3


def pool(verify, authority):
    options = {}
    options["cert_reqs"] = ${value}
    return urllib3.PoolManager(**options)
`;

  it('counts as low where a setting switches it off in the value', async () => {
    const chosen = 'ssl.CERT_REQUIRED if verify or authority else ssl.CERT_NONE';

    assert.deepEqual(await found('python', python(chosen)), ['tls-verification-off low']);
    assert.deepEqual(await found('python', python('ssl.CERT_NONE')), ['tls-verification-off medium']);
  });
});

describe('the password of an address', () => {
  it('is no credential where it is compared with a word', async () => {
    const python = (object: string) => `def ids(actions):
    for action in actions:
        ${object} = split(action)
        if ${object}.password == "delete":
            yield ${object}.username
`;

    assert.deepEqual(await found('python', python('url')), []);
    assert.deepEqual(await found('python', python('user')), ['hard-coded-credential high']);
  });
});

describe('a file that Express sends', () => {
  it('counts less where the path still holds what leads out of the folder, which Express refuses', async () => {
    const raw = ["'/srv/' + req.params.name", '`/srv/${req.params.name}`'];
    const resolved = [
      "path.join('/srv', req.params.name)",
      "path.resolve('/srv/' + req.params.name)",
      'req.query.name',
    ];

    for (const each of raw)
      assert.deepEqual(
        await found('javascript', server("'/f/:name'", `res.sendFile(${each});`)),
        ['path-traversal medium'],
        each,
      );
    for (const each of resolved)
      assert.deepEqual(
        await found('javascript', server("'/f/:name'", `res.sendFile(${each});`)),
        ['path-traversal high'],
        each,
      );
  });
});
