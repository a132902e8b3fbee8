/** What programs and habits put into the names of branches, and nobody would write into a note. */

/** Coding agents, and folders for several checkouts at once. */
const agents = 'copilot|codex|claude|cursor|devin|jules|gemini|aider|openhands|sweep|worktrees?|wt';
const agentPrefix = new RegExp(`^(?:(?:${agents})/|worktree-(?!agent-))`, 'i');

const uuid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const hash = '(?=[a-f]*\\d)[0-9a-f]';
const wholeHash = new RegExp(`^${hash}{7,40}$`);
const fullHash = new RegExp(`[-_]${hash}{40}$`);
const sprint = /^(?:[^/]+\/)?(?:sprint|iteration|kw)[-_]?\d[^/]*\/(?=.)|^(?:sprint|iteration)\/[^/]+\/(?=.)/i;
const leadingDate = /(^|\/)(?:20\d\d-[01]\d-[0-3]\d|20\d\d[01]\d[0-3]\d)[-_/](?=.)/;

/** Initials of somebody are two letters, too; these are parts of a system. */
const parts = new Set('ui ux db ci cd qa be fe ai ml js ts go it os pr hr vm io tv ar vr bi'.split(' '));

/** The name without it; empty when nothing else is said. */
export function withoutNoise(branch: string): string {
  const queued = /^gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]{40}$/.exec(branch)?.[1];
  if (queued !== undefined) return `pr/${queued}`;
  const ofAgent = branch.replace(agentPrefix, '');
  const named = ofAgent === branch ? branch : withoutIds(ofAgent);
  const bare = named.replace(uuid, '').replace(fullHash, '').replace(sprint, '').replace(leadingDate, '$1');
  if (wholeHash.test(bare) || /^worktree-agent-[0-9a-f]+$/.test(bare)) return '';
  return withoutPerson(bare);
}

/** Agents tell their branches apart by times and random letters, before the words or behind them. */
function withoutIds(name: string): string {
  const words = name
    .replace(uuid, '')
    .replace(/^sub-pr-(?=\d)/, 'pr/')
    .replace(/^vscode\d+$/, '')
    .replace(/^bc[-_]+/, '')
    .replace(/[-_]20\d{6}[-_]\d{4,6}$/, '')
    .replace(/^\d{9,13}[-_]/, '')
    .replace(new RegExp(`^${hash}{6,12}[-_]`), '')
    .replace(new RegExp(`[-_](?=[0-9a-f]*[a-f])${hash}{4,12}$`), '')
    .replace(/[-_](?=[A-Za-z]*\d)(?=[a-z\d]*[A-Z])(?=[A-Z\d]*[a-z])[A-Za-z\d]{5,}$/, '');
  return /^(?:fix|feature|task|session)-?$/.test(words) ? '' : words;
}

/** `max.mustermann/…`, `mm/…`: whose branch it is. */
function withoutPerson(name: string): string {
  const [, first = '', rest = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
  const isInitials = /^[a-z]{2}$/.test(first) && !parts.has(first);
  return isInitials || /^[a-z]+\.[a-z]{2,}$/.test(first) ? rest : name;
}
