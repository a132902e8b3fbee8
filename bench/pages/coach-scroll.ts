/** How smoothly a long conversation scrolls: 2,000 messages, all of them shown, from the end towards the beginning. */
import { emptyAnswer } from '../../src/contract/coach/fold-answer.ts';
import { FakeCoachHost } from '../../test/webviews/fake-coach-host.ts';
import { WebviewBench } from '../../test/webviews/webview-page.ts';
import { coachView } from '../../webviews/coach/coach.page.ts';
import type { Exchange } from '../../webviews/coach/messages.ts';
import { type BenchRow, percentile, withinLimit } from '../benchmark.ts';
import { sized } from '../size.ts';

/** A question and an answer each. */
const exchanges = sized(1000, 60);
const steps = sized(600, 10);
/** A fast flick: 7,200 pixels a second. */
const stepPx = 120;
/** One of sixty in a second, with what a clock of whole display frames adds. */
const limitMs = 17.5;

const answer = [
  'You worked [7:45](vireo:0) on *Orders service*, of which 6:15 is billable.',
  '| day | hours |\n| --- | ---: |\n| Mon | 3:15 |\n| Tue | 4:30 |',
  '```ts src/orders.ts\nexport const total = lines.reduce((sum, { net }) => sum + net, 0);\n```',
];

function toExchange(index: number): Exchange {
  const messageId = `m${index}`;
  return {
    messageId,
    question: `How was day ${index}?`,
    mentions: [],
    askedAt: '2026-11-19T14:00:00Z',
    answer: {
      ...emptyAnswer(`a${index}`),
      state: 'done',
      markdown: answer.slice(0, 1 + (index % answer.length)).join('\n\n'),
      links: [{ kind: 'entries', ids: ['e1'] }],
    },
  };
}

/** Runs in the page: milliseconds between the frames of a scroll from the end towards the beginning. */
async function scrollUp([selector, count, by]: readonly [string, number, number]): Promise<number[]> {
  const log = document.querySelector('vireo-coach')?.shadowRoot?.querySelector(selector);
  if (log === null || log === undefined) throw new Error('There is no conversation.');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  log.scrollTop = log.scrollHeight;
  let before = await frame();
  const times: number[] = [];
  for (let step = 0; step < count; step += 1) {
    log.scrollTop -= by;
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
}

export async function measureCoachScroll(): Promise<BenchRow[]> {
  const bench = await WebviewBench.start(coachView);
  try {
    const host = new FakeCoachHost(Array.from({ length: exchanges }, (_, index) => toExchange(index)));
    const { page } = await bench.open({ host: host.answer, width: 380, height: 900, withMotion: true });
    const earlier = page.getByRole('button', { name: /^Show \d+ earlier/ });
    await page
      .getByText(`How was day ${exchanges - 1}?`)
      .first()
      .waitFor();
    while (await earlier.isVisible()) await earlier.click();
    const times = await page.evaluate(scrollUp, ['.log', steps, stepPx] as const);
    return [
      withinLimit(`scroll of ${exchanges * 2} messages, between frames, p95 of ${steps}`, {
        ours: percentile(times, 0.95),
        limit: limitMs,
        unit: 'ms',
      }),
    ];
  } finally {
    await bench.stop();
  }
}
