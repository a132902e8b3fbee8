import assert from 'node:assert/strict';
import { ruleSet } from '../../rules.generated.ts';
import { lineStarts } from '../../syntax/lines.ts';
import { createSecretAnalysis } from '../index.ts';
import { findSecrets } from '../testing.test.ts';

/** Made here, so that no secret is in the repository. */
const value = ['kf83', 'hdk2', 'pq91', 'zx7m'].join('');
const pages = [
  'a.html',
  'a.htm',
  'a.ejs',
  'a.hbs',
  'a.handlebars',
  'a.erb',
  'a.jsp',
  'a.phtml',
  'a.mustache',
];
const code = [
  'var e={};e.Add=function(a,b,c){e.Exec("x",{DigestPassword:a},b)};',
  'e.setRsaPrivateKey=h.rsa.setPrivateKey=function(a,b,c,d){this.n=a};',
  'obj.Password=getValue("pw1")+b;obj.privateKey=forge.pki.privateKeyFromPem(a);',
  'function f(a){this.password=a,this.secretKey=b.c(d)}',
  'var o={password:a1b2,user:b};s.apiKey=window.env.API_KEY2;xxCaPrivateKey=b9;xxCaSubject=c;',
];

describe('the script of a page', () => {
  for (const path of pages) {
    it(`holds variables in ${path}`, () => {
      const texts = code.map((line) => `<html><body><SCRIPT>\n${line}\n</SCRIPT></body></html>`);

      assert.deepEqual(
        texts.flatMap((text) => findSecrets(path, text)),
        [],
      );
    });

    it(`holds secrets in quotes in ${path}`, () => {
      const text = `<script type="module">\nconst o = { apiKey: "${value}" };\n</script>`;

      assert.deepEqual(
        findSecrets(path, text).map((found) => found.text),
        [value],
      );
    });
  }

  it('ends with its tag', () => {
    const text = `<script>f()</script>\n<a href="/login?password=Winter2031x">in</a>\n<script>g()</script>`;

    assert.equal(findSecrets('a.html', text).length, 1);
  });

  it('is none where it holds data, or has no end', () => {
    const setting = `api_key: ${value}\n`;

    assert.equal(findSecrets('a.html', `<script type="text/plain">\n${setting}</script>`).length, 1);
    assert.equal(findSecrets('a.conf', `# put it into <script>\n${setting}`).length, 1);
    assert.equal(findSecrets('a.yml', `password: <%= x %>\n${setting}# %>\n`).length, 1);
  });

  it('is the code of a template, too', () => {
    assert.deepEqual(findSecrets('a.jsp', '<% user.password=form.getFirst(0); %>'), []);
    assert.equal(findSecrets('a.jsp', `<% String apiKey = "${value}"; %>`).length, 1);
    assert.equal(findSecrets('a.jsp', `<%-- api_key: ${value} --%>`).length, 1);
  });
});

describe('the script of a page that is edited', () => {
  const analysis = createSecretAnalysis(ruleSet.secrets ?? []);
  const inputOf = (text: string) =>
    ({ path: 'a.html', language: 'text', text, lines: lineStarts(text) }) as const;
  const far = `${'<p>a line of nothing</p>\n'.repeat(400)}api_key=${value}\n${'<p>more</p>\n'.repeat(900)}`;
  const plain = `<div>\n${far}</div>\n`;
  const script = `<script>\n${far}</script>\n`;

  for (const [title, texts] of [
    ['begins', [plain, script]],
    ['ends', [script, plain]],
    ['begins and ends elsewhere', [script, `<p>\n${script}${plain}`, plain]],
  ] as const) {
    it(`is read as a fresh scan reads it when it ${title} far away`, () => {
      const scan = analysis.open?.();

      for (const text of texts) {
        assert.deepEqual(scan?.(inputOf(text)).hits, analysis(inputOf(text)).hits);
      }
      assert.equal(analysis(inputOf(plain)).hits.length, 1);
      assert.equal(analysis(inputOf(script)).hits.length, 0);
    });
  }
});
