/** Writes the longest delay of the event loop of each tenth of a second, as JSON lines, into VIREO_PROBE_FILE. */
const { appendFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const everyMs = 100;

exports.activate = (context) => {
  const file = process.env.VIREO_PROBE_FILE;
  if (file === undefined) return;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const timer = setInterval(() => {
    appendFileSync(file, `${JSON.stringify({ at: Date.now(), longestMs: delay.max / 1e6 })}\n`);
    delay.reset();
  }, everyMs);
  context.subscriptions.push({ dispose: () => clearInterval(timer) });
};
