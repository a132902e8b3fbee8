import assert from 'node:assert/strict';
import { findPlaces, linkPlaces, type NamedPlace } from './link-places.ts';

const address = ({ path, line }: NamedPlace) => `at:${path}@${line ?? '-'}`;
const isLink = (html: string) => linkPlaces(html, address) !== html;

describe('places on a page', () => {
  it('are links round what names them, with their line', () => {
    const html = '<td><code>src/a.ts:4</code></td><td><code>package.json</code></td>';

    assert.equal(
      linkPlaces(html, address),
      '<td><a href="at:src/a.ts@4"><code>src/a.ts:4</code></a></td>' +
        '<td><a href="at:package.json@-"><code>package.json</code></a></td>',
    );
  });

  it('stay as they are where there is no such file', () => {
    const html = '<p><code>node:20</code> and <code>src/a.ts:4</code></p>';

    const linked = linkPlaces(html, (place) => (place.path === 'src/a.ts' ? address(place) : undefined));

    assert.equal(
      linked,
      '<p><code>node:20</code> and <a href="at:src/a.ts@4"><code>src/a.ts:4</code></a></p>',
    );
  });

  it('are asked for once each, and by their names and not by how HTML writes them', () => {
    const html = '<code>a &amp; &quot;b&quot;.ts:2</code> <code>x.ts</code> <code>x.ts</code>';

    assert.deepEqual(findPlaces(html), [
      { path: 'a & "b".ts', line: 2 },
      { path: 'x.ts', line: undefined },
    ]);
  });

  it('never lead out of the folder', () => {
    for (const path of ['../a.ts', 'src/../../a.ts', '..', '/etc/passwd', 'C:/a.ts', '\\\\host\\a.ts']) {
      assert.equal(isLink(`<code>${path}:1</code>`), false, path);
    }
    assert.equal(isLink('<code>src/..a/b..ts:1</code>'), true);
  });

  it('are none in blocks of code', () => {
    assert.equal(isLink('<pre class="hljs"><code>src/a.ts:4</code></pre>'), false);
    assert.equal(isLink('<pre><code class="code-line">src/a.ts:4</code></pre>'), false);
  });
});
