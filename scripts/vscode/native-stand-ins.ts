/**
 * Two native modules of VS Code's server in plain JavaScript: they would need a compiler, and what they do
 * (end with the parent, write log files) is small. Each name is exported by its own statement, because they
 * are loaded by import() and Node finds the names of a CommonJS module only so.
 */
const watchdog = `
exports.start = (pid) => setInterval(() => { try { process.kill(pid, 0); } catch { process.exit(0); } }, 1000).unref();
exports.exit = (code) => process.exit(code || 0);
`;

const spdlog = `
const fs = require('node:fs');
const path = require('node:path');
class Logger {
  constructor(type, name, file) { this.file = file; this.level = 2; fs.mkdirSync(path.dirname(file), { recursive: true }); }
  write(level, label, message) {
    if (level < this.level) return;
    fs.appendFileSync(this.file, this.raw ? message : new Date().toISOString() + ' [' + label + '] ' + message + '\\n');
  }
  trace(message) { this.write(0, 'trace', message); }
  debug(message) { this.write(1, 'debug', message); }
  info(message) { this.write(2, 'info', message); }
  warn(message) { this.write(3, 'warning', message); }
  error(message) { this.write(4, 'error', message); }
  critical(message) { this.write(5, 'critical', message); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  clearFormatters() { this.raw = true; }
  setPattern() { this.raw = false; }
  flush() {}
  drop() {}
}
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = async (name, file) => new Logger('rotating_async', name, file);
`;

/** Path below node_modules → its text. */
export const nativeStandIns: Readonly<Record<string, string>> = {
  '@vscode/native-watchdog/index.js': watchdog,
  '@vscode/spdlog/index.js': spdlog,
};
