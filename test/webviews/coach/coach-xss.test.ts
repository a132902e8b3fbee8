/** What somebody else wrote, in every place of the coach that shows text: nothing of it runs, leaves or draws. */
import assert from 'node:assert/strict';
import type { ChatServerFrame } from '../../../src/contract/coach/coach-chat.ts';
import type { CoachReading } from '../../../src/contract/coach/reading.ts';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { FakeCoachHost, type Part, pastExchange } from '../fake-coach-host.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';
import { payloads } from './xss-payloads.ts';

/** Payloads shown by one page at once. */
const together = 50;

describe('texts that attack, in the coach', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(coachView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(host: FakeCoachHost): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 380, height: 900 });
    await view.page.getByRole('button', { name: /choose a conversation/ }).waitFor();
    return view;
  }

  it('are at least 150, each another', () => {
    assert.ok(payloads.length >= 150, `${payloads.length}`);
    assert.equal(new Set(payloads).size, payloads.length);
  });

  it('are inert as answers and questions', async () => {
    const own = new FakeCoachHost();
    const view = await open(own);
    for (let from = 0; from < payloads.length; from += together) {
      const part = payloads.slice(from, from + together);
      const exchanges = part.map((payload, index) => ({
        ...pastExchange(from + index, `${payload}\n\nend of ${from + index}`, [
          { kind: 'entry', ids: [payload] },
        ]),
        question: payload,
        mentions: [{ kind: 'file' as const, label: payload.slice(0, 300) }],
      }));
      await view.send(own.session(`s${from}`, exchanges));
      await view.page
        .getByText(`end of ${from + part.length - 1}`)
        .first()
        .waitFor({ state: 'attached' });
      await settle(view);
      await assertInert(view);
    }
  });

  it('are inert streamed, as names of records, tools, notices, choices, proposals, charts and failures', async () => {
    const host = new FakeCoachHost();
    const view = await open(host);
    for (let from = 0; from < payloads.length; from += together) {
      await view.page.getByRole('textbox', { name: 'Message' }).fill('again');
      const asked = host.asked.length;
      await view.page.keyboard.press('Enter');
      await view.until(() => host.asked.length > asked, 'the question');
      const part = payloads.slice(from, from + together);
      await host.say(view, { type: 'started', coach: 'model' }, ...part.flatMap(toFrames));
      await host.say(view, { type: 'done', choices: [...part] });
      await settle(view);
      await assertInert(view);
      await openFolds(view);
      // Its struck words take the place of the choices.
      await host.say(view, { type: 'reading', reading: toReading(part) });
      await settle(view);
      await view.page.locator('vireo-exchange').last().locator('vireo-reading .slot').first().click();
      await settle(view);
      await assertInert(view);
    }
  });

  it('are inert as titles of sessions, failures and what a command composes', async () => {
    const host = new FakeCoachHost();
    const view = await open(host);
    const sessions = payloads.map((title, index) => ({
      id: `s${index}`,
      title,
      updatedAt: '2026-11-19T14:00:00Z',
    }));
    await view.send({ type: 'sessions', sessions });
    await view.page.getByRole('button', { name: /choose a conversation/ }).click();
    for (const [index, text] of payloads.slice(0, 20).entries()) {
      const failed = { ...pastExchange(index, text), question: text };
      const answer = { ...failed.answer, state: 'failed', failure: { code: text, message: text } };
      const named = { ...host.session('s1', []), session: sessions[index], examples: [text] };
      await view.send(
        { type: 'compose', text: text.replaceAll('\0', '') },
        index % 2 === 0 ? { ...named, exchanges: [{ ...failed, answer }] } : named,
      );
      if (index % 10 === 0) await assertInert(view);
    }
    await settle(view);
    await assertInert(view);
  });
});

/** Of one text, each frame that has a place for it. */
/** Of all texts, in each place that chips have. */
function toReading(texts: readonly string[]): CoachReading {
  const choices = texts.map((text) => ({
    label: text,
    detail: text,
    said: text,
    frames: [{ measure: text }],
  }));
  const slots = texts.map((text) => ({
    ...{ kind: 'period', name: text, label: text },
    choices: choices.map((choice) => ({ ...choice, act: 'replace' as const })),
  }));
  const [without = { label: '', said: '', frames: [{ measure: '' }] }] = choices;
  const guesses = choices.map((choice) => ({ ...choice, kind: 'tag' as const }));
  return { frames: [{ measure: 'hours' }], slots, unused: { words: [...texts], without, guesses } };
}

function toFrames(text: string, index: number): readonly Part[] {
  const link = { kind: 'client' as const, ids: [text] };
  const proposal: Extract<ChatServerFrame, { type: 'proposal' }>['proposal'] = {
    id: `p${index}`,
    version: 1,
    tool: text,
    state: 'waiting',
    title: text,
    action: text,
    note: text,
    changes: [{ label: text, before: text, after: text }],
    links: [link],
    canUndo: true,
    failure: text,
    createdAt: '2026-11-19T14:00:00Z',
    asker: { kind: 'model', name: text },
  };
  const bar = { label: text, value: index, text, link };
  const usage = { model: text, title: text, reason: text, costText: text, isEstimated: false };
  return [
    { type: 'tool', title: text, elapsedMs: 1, detail: text },
    { type: 'delta', text: `${text.slice(0, text.length / 2)}`, links: [link] },
    { type: 'delta', text: `${text.slice(text.length / 2)}\n\n[${text}](vireo:${index})\n\n`, links: [] },
    { type: 'marks', marks: [{ start: 0, length: 3, isFound: false, link }] },
    { type: 'proposal', proposal },
    { type: 'attachment', chart: { title: text, unit: 'hours', bars: [bar], target: 1, targetText: text } },
    { type: 'run', requestId: text, title: text },
    { type: 'notice', code: text, message: text },
    { type: 'usage', usage: { ...usage, inputTokens: 1, outputTokens: 1, costMicroUsd: 1 } },
  ];
}

/** Until the page has drawn what it was given, and its events have run. */
async function settle(view: OpenView): Promise<void> {
  await view.page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

async function openFolds(view: OpenView): Promise<void> {
  await view.page.locator('details').evaluateAll((folds) => {
    for (const fold of folds) (fold as HTMLDetailsElement).open = true;
  });
  await settle(view);
}

interface Found {
  readonly ran: unknown;
  readonly elements: readonly string[];
  readonly handlers: readonly string[];
  readonly addresses: readonly string[];
}

async function assertInert({ page, failures, dialogs }: OpenView): Promise<void> {
  const found = await page.evaluate(look);
  assert.deepEqual(found, { ran: undefined, elements: [], handlers: [], addresses: [] });
  assert.deepEqual(dialogs, []);
  assert.deepEqual(
    failures.filter((failure) => !failure.startsWith('policy:')),
    [],
  );
  assert.match(page.url(), /^http:\/\/127\.0\.0\.1/);
}

/** In the page, through all shadow trees: what could only have come from a payload. */
function look(): Found {
  const never = new Set(
    (
      'script img iframe object embed video audio source picture link meta base marquee frame frameset portal ' +
      'math mi mtext mglyph foreignobject animate set isindex keygen noscript xmp plaintext x'
    ).split(' '),
  );
  // Of the page itself.
  const own = new Set([
    ...document.head.querySelectorAll('*'),
    ...document.body.querySelectorAll(':scope > script'),
  ]);
  const isHandler = ({ name }: Attr) => /^(?:on.*|srcdoc|formaction)$/i.test(name);
  const leadsAway = ({ name, value }: Attr) =>
    /^(?:href|src|action|xlink:href|background|poster|data)$/.test(name) &&
    !/^(?:https?:\/\/|vireo:|#)/i.test(value);
  const listElements = (root: Document | ShadowRoot): readonly Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot === null ? [element] : [element, ...listElements(element.shadowRoot)],
    );
  const elements = listElements(document).filter((element) => !own.has(element));
  const attributes = elements.flatMap((element) => [...element.attributes]);
  return {
    ran: (globalThis as unknown as Record<string, unknown>)['__ran'],
    elements: elements
      .filter(({ localName }) => never.has(localName))
      .map(({ outerHTML }) => outerHTML.slice(0, 200)),
    handlers: attributes.filter(isHandler).map(({ name, value }) => `${name}=${value}`),
    addresses: attributes.filter(leadsAway).map(({ value }) => value),
  };
}
