/** In which folder the script of a job of GitLab begins: `before_script`, its own, of what it extends, or the default. */
type Fields = Readonly<Record<string, unknown>>;

/** `extends` of `extends` of … */
const deepest = 5;

export function folderBefore(root: unknown, job: Fields): string | undefined {
  const before = beforeOf(recordOf(root), job, 0) ?? recordOf(recordOf(root)['default'])['before_script'];
  const lines = (Array.isArray(before) ? before : [before]).filter((line) => typeof line === 'string');
  const [, folder] = /(?:^|\n|&& )cd (?:\.\/)?([\w./-]+?)\/?(?=\s|$)/.exec(lines.join('\n')) ?? [];
  return folder === undefined || folder.startsWith('..') ? undefined : folder;
}

function beforeOf(root: Fields, job: Fields, depth: number): unknown {
  if (job['before_script'] !== undefined || depth > deepest) return job['before_script'];
  const above = Array.isArray(job['extends']) ? job['extends'] : [job['extends']];
  return above
    .filter((name) => typeof name === 'string')
    .map((name) => beforeOf(root, recordOf(root[name]), depth + 1))
    .findLast((found) => found !== undefined);
}

function recordOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
