import assert from 'node:assert/strict';
import { contentSecurityPolicy, createNonce, type PageOptions, renderPage } from './page.ts';

const options: PageOptions = {
  title: 'Invoice',
  rootElement: 'vireo-invoice',
  cspSource: 'https://*.vscode-cdn.net',
  nonce: createNonce(new Uint8Array(16).fill(7)),
  scriptUri: 'https://x.vscode-cdn.net/invoice.js',
  styleUris: ['https://x.vscode-cdn.net/invoice.css'],
  codiconUri: 'https://x.vscode-cdn.net/codicon.ttf',
};

describe('renderPage', () => {
  it('allows scripts by nonce alone and nothing by default', () => {
    const policy = contentSecurityPolicy(options.cspSource, options.nonce);

    assert.match(policy, /^default-src 'none'; script-src 'nonce-07{1}/);
    assert.doesNotMatch(policy, /unsafe|connect-src|img-src|frame-src|\*\s/);
  });

  it('loads its script as a module, whose imports go by the same nonce', () => {
    assert.ok(
      renderPage(options).includes(
        `<script type="module" nonce="${options.nonce}" src="${options.scriptUri}"></script>`,
      ),
    );
  });

  it('escapes the title and addresses', () => {
    const page = renderPage({
      ...options,
      title: '</title><script>alert(1)</script>',
      scriptUri: 'x" onload="y',
    });

    assert.equal(page.match(/<script/g)?.length, 1);
    assert.ok(page.includes('src="x&quot; onload=&quot;y"'));
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
    assert.throws(() => createNonce(new Uint8Array(8)), RangeError);
  });

  it('draws different nonces from different bytes', () => {
    assert.notEqual(createNonce(new Uint8Array(16).fill(1)), createNonce(new Uint8Array(16).fill(2)));
  });
});
