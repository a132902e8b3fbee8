/** Single changes of a Dockerfile that somebody wrote and that works: lines that it lacks, and nothing that it has is moved. */

const last = /^(?:CMD|ENTRYPOINT)\b/i;

/** `wanted` is the file that this agent would write: of it come port and health check. The text itself where nothing is lacking. */
export function improveDockerfile(text: string, wanted: string): string {
  return [lockInstall, addExpose, addHealthcheck].reduce((better, change) => change(better, wanted), text);
}

/** `npm ci` installs what the lock file has, which is copied along. */
function lockInstall(text: string): string {
  const copiesLock = /^COPY\b.*(?:package-lock\.json|package\*\.json|\s\.\s)/im.test(text);
  return copiesLock
    ? text.replace(/^(RUN (?:--\S+ )*)npm (?:install|i)(?=\s*(?:$|&&|\\$))/im, '$1npm ci')
    : text;
}

function addExpose(text: string, wanted: string): string {
  const line = /^EXPOSE \d+$/m.exec(wanted)?.[0];
  return line === undefined || /^EXPOSE\b/im.test(text) ? text : insertBeforeLast(text, line);
}

function addHealthcheck(text: string, wanted: string): string {
  const lines = /^HEALTHCHECK --interval[^\n]*\\\n[^\n]*$/m.exec(wanted)?.[0];
  // It asks by the runtime that the image has.
  const isSame = baseOf(text) !== undefined && baseOf(text) === baseOf(wanted);
  return lines === undefined || !isSame || /^HEALTHCHECK\b/im.test(text)
    ? text
    : insertBeforeLast(text, lines);
}

/** `node` of the last `FROM node:22-slim`. */
function baseOf(text: string): string | undefined {
  return [...text.matchAll(/^FROM\s+(?:--\S+\s+)*(?:\S+\/)?([\w-]+)(?:[:@]\S*)?/gim)].at(-1)?.[1];
}

/** Of the last stage, before what starts it; a file without one is left as it is. */
function insertBeforeLast(text: string, inserted: string): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const stage = lines.findLastIndex((line) => /^FROM\b/i.test(line));
  const at = lines.findIndex((line, index) => index > stage && last.test(line));
  return at < 0 ? text : [...lines.slice(0, at), ...inserted.split('\n'), ...lines.slice(at)].join(end);
}
