import assert from 'node:assert/strict';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';

/** What an injected node or script would try, by the directive that must refuse it. */
const attempts: Readonly<Record<string, () => void>> = {
  'script-src-elem': () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken into"';
    document.body.append(script);
  },
  'script-src-attr': () => {
    document.body.setAttribute('onclick', 'document.title = "broken into"');
    document.body.click();
  },
  'script-src': () => {
    setTimeout('document.title = "broken into"', 0);
  },
  'img-src': () => {
    new Image().src = '/codicon.ttf?secret';
  },
  'connect-src': () => {
    fetch('/codicon.ttf').catch((error: unknown) => String(error));
  },
  'frame-src': () => {
    const frame = document.createElement('iframe');
    frame.src = '/';
    document.body.append(frame);
  },
  'style-src-attr': () => {
    document.body.setAttribute('style', 'display: none');
  },
};

describe('the policy of a page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let view: OpenView;

  before(async () => {
    bench = await WebviewBench.start(coachView);
  });
  after(() => bench.stop());
  beforeEach(async () => {
    view = await bench.open({ host: new FakeCoachHost().answer });
    await view.page.getByRole('textbox').waitFor();
  });
  afterEach(() => bench.closePages());

  it('is not touched by the view itself', () => {
    assert.deepEqual(view.failures, []);
  });

  for (const [directive, attempt] of Object.entries(attempts)) {
    it(`refuses what ${directive} guards`, async () => {
      const title = await view.page.title();

      await view.page.evaluate(attempt);

      await view.until(() => view.failures.length > 0, 'a report');
      assert.match(view.failures[0] ?? '', new RegExp(`^policy: ${directive} `));
      assert.equal(await view.page.title(), title);
    });
  }
});
