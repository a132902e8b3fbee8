/**
 * An extension that lets hours pass in its host, and, preloaded there, in the backend: a file of each says by how many
 * milliseconds its clocks are ahead. `passedMs` was lived through and is on all clocks, `sleptMs` is on all but the one
 * that stands still in sleep. Long timers of the host go by that one.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const folder = process.env.VIREO_TEST_CLOCK;
const isBackend = /[\\/]backend\.js$/.test(process.argv[1] ?? '');
const file = path.join(folder ?? '', isBackend ? 'backend.json' : 'host.json');
/** Longer than any request may take: that is real time. */
const longMs = 45_000;
const lookEveryMs = 20;
const RealDate = Date;
const real = {
  monotonic: performance.now.bind(performance),
  uptime: os.uptime.bind(os),
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
};
const waiting = new Map();
let ahead = { passedMs: 0, sleptMs: 0 };

function look() {
  try {
    const told = JSON.parse(fs.readFileSync(file, 'utf8'));
    if (told.passedMs === ahead.passedMs && told.sleptMs === ahead.sleptMs) return;
    ahead = told;
  } catch {
    return;
  }
  for (const timer of [...waiting.values()]) if (performance.now() >= timer.due) timer.ring();
  fs.writeFileSync(`${file}.seen`, JSON.stringify(ahead));
}

function setLongTimeout(run, delayMs = 0, ...args) {
  if (delayMs < longMs) return real.setTimeout(run, delayMs, ...args);
  const ring = () => {
    if (!waiting.delete(handle)) return;
    real.clearTimeout(handle);
    run(...args);
  };
  const handle = real.setTimeout(ring, delayMs);
  waiting.set(handle, { due: performance.now() + delayMs, ring });
  return handle;
}

function clearLongTimeout(handle) {
  waiting.delete(handle);
  real.clearTimeout(handle);
}

function replaceClocks() {
  const now = () => RealDate.now() + ahead.passedMs + ahead.sleptMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [now()] : args, self),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  performance.now = () => real.monotonic() + ahead.passedMs;
  os.uptime = () => real.uptime() + (ahead.passedMs + ahead.sleptMs) / 1000;
  look();
  setInterval(look, lookEveryMs).unref();
}

exports.activate = () => {
  if (folder === undefined) return;
  replaceClocks();
  Object.defineProperties(setLongTimeout, Object.getOwnPropertyDescriptors(real.setTimeout));
  globalThis.setTimeout = setLongTimeout;
  globalThis.clearTimeout = clearLongTimeout;
  // The editor does not hand this one down, its processes do.
  process.env.NODE_OPTIONS = `--require=${__filename}`;
};

if (folder !== undefined && isBackend) replaceClocks();
