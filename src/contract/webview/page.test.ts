import assert from 'node:assert/strict';
import { contentSecurityPolicy, createNonce, type PageOptions, renderPage } from './page.ts';

const options: PageOptions = {
  title: 'Invoice',
  rootElement: 'vireo-invoice',
  cspSource: 'https://*.vscode-cdn.net',
  nonce: createNonce(new Uint8Array(16).fill(7)),
  scriptUri: 'https://x.vscode-cdn.net/invoice.js',
  skeleton: {
    name: 'invoice',
    layout: { body: '<main></main>' },
    title: 'Invoice',
    loading: 'Loading Invoice',
  },
  styles: 'body{margin:0}',
  codiconUri: 'https://x.vscode-cdn.net/codicon.ttf',
};

describe('renderPage', () => {
  it('allows scripts by nonce alone and nothing by default', () => {
    const policy = contentSecurityPolicy(options, options.nonce);

    assert.match(policy, /^default-src 'none'; script-src 'nonce-07{1}/);
    assert.doesNotMatch(policy, /unsafe|connect-src|img-src|frame-src|\*\s/);
  });

  it('allows images as data alone, and only where a page has some', () => {
    const policy = contentSecurityPolicy({ ...options, hasImages: true }, options.nonce);

    assert.match(policy, /; img-src data:;/);
  });

  it('imports its script by the nonce, and names nothing else that would hold up its load event', () => {
    const page = renderPage(options);

    assert.ok(page.includes(`<script nonce="${options.nonce}">import("${options.scriptUri}")</script>`));
    assert.doesNotMatch(page, /<link|<img| src="https/);
  });

  it('carries the words of its language as data that cannot leave its block', () => {
    const words = { Send: 'Senden', Stop: '</script><script>alert(1)</script>' };
    const page = renderPage({ ...options, words });

    const [, block = ''] = /<script type="application\/json" id="words">(.*?)<\/script>/.exec(page) ?? [];
    assert.deepEqual(JSON.parse(block), words);
    assert.ok(page.indexOf('id="words"') < page.indexOf('import('));
    assert.doesNotMatch(page, /<script>alert/);
    assert.doesNotMatch(renderPage(options), /id="words"/);
  });

  it('escapes the title and addresses', () => {
    const page = renderPage({
      ...options,
      title: '</title><script>alert(1)</script>',
      scriptUri: '</script>x" + y',
      skeleton: {
        name: 'invoice',
        layout: { body: '<main></main>' },
        title: '<script>',
        loading: '<script>',
      },
    });

    assert.equal(page.match(/<script/g)?.length, 1);
    assert.ok(page.includes('import("\\u003c/script>x\\" + y")'));
  });

  it('keeps the font address inside its url() when it holds a quote', () => {
    const page = renderPage({ ...options, codiconUri: 'x") ; } </style><b>' });

    assert.equal(page.match(/<\/style>/g)?.length, 1);
    assert.ok(page.includes('url("x%22)%20;%20}%20%3C/style%3E%3Cb%3E")'));
  });

  it('refuses a source, nonce or element name that would leave its place', () => {
    assert.throws(
      () => renderPage({ ...options, cspSource: "https:; script-src 'unsafe-inline'" }),
      RangeError,
    );
    assert.throws(() => renderPage({ ...options, nonce: "a' 'unsafe-inline' x" }), RangeError);
    assert.throws(() => renderPage({ ...options, rootElement: 'img src=x' }), RangeError);
    assert.throws(() => renderPage({ ...options, styles: '</style><b>' }), RangeError);
    assert.throws(() => createNonce(new Uint8Array(8)), RangeError);
  });

  it('draws different nonces from different bytes', () => {
    assert.notEqual(createNonce(new Uint8Array(16).fill(1)), createNonce(new Uint8Array(16).fill(2)));
  });
});
