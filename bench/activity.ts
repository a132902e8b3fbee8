/** What the extension does at a keystroke to know that somebody works: a day of typing, its listeners at each key measured. */
import { Activity, minuteMs } from '../src/extension/features/timer/activity.ts';
import { watchActivity } from '../src/extension/features/timer/watch-activity.ts';
import { by, fakeEditor } from '../src/extension/testing/fake-editor.ts';
import { Emitter } from '../src/pages/emitter.ts';
import { type Benchmark, type BenchRow, percentile, withinLimit } from './benchmark.ts';

const keystrokes = 200_000;
/** Ten hours of keys, so that minutes begin and pauses end among them. */
const stepMs = (10 * 60 * minuteMs) / keystrokes;

const document = { uri: { scheme: 'file' } };
/** As at the end of the screen: a letter changes the text, moves the cursor and scrolls. */
const eventsOfKey: readonly (readonly [string, object])[] = [
  ['onDidChangeTextDocument', { document, contentChanges: [{}] }],
  ['onDidChangeTextEditorSelection', { kind: by.Keyboard }],
  ['onDidChangeTextEditorVisibleRanges', { textEditor: { document } }],
];

async function run(): Promise<readonly BenchRow[]> {
  let now = 0;
  const activity = new Activity(now);
  const { editor, fire } = fakeEditor({ focused: true, active: true });
  const clock = { now: () => now, after: () => ({ dispose: () => undefined }) };
  const log = { error: (problem: string) => console.error(problem) } as never;
  watchActivity({ clock, log, pageUse: new Emitter<void>() }, activity, editor);
  let told = 0;
  activity.watchForPauses(10 * minuteMs);
  activity.onDidBeginMinute(() => {
    told += 1;
  });
  const samples: number[] = [];
  for (let key = 1; key <= keystrokes; key += 1) {
    now = key * stepMs;
    const before = performance.now();
    for (const [event, value] of eventsOfKey) fire(event, value);
    samples.push(performance.now() - before);
  }
  if (told !== 601) throw new Error(`${told} minutes were told of, not 601`);
  return [
    withinLimit('listeners of activity at a keystroke, p99', {
      ours: percentile(samples, 0.99),
      limit: 0.2,
      unit: 'ms',
    }),
  ];
}

export const benchmark: Benchmark = { name: 'activity', run };
