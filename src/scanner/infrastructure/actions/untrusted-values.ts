/** Which expressions of a workflow carry what strangers write, straight or by way of variables and outputs. */
import { type ConfigFile, type ConfigResource, itemsOf, textAt, valueAt } from '../tree.ts';

/** What somebody without any right in the repository can write: titles, texts, names of branches, commit messages. */
const untrusted =
  /\bgithub\.(?:head_ref\b|event\.(?:issue\.(?:title|body)|pull_request\.(?:title|body|head\.(?:ref|label|repo\.(?:default_branch|description|homepage)))|(?:comment|review|review_comment|discussion_comment)\.body|discussion\.(?:title|body)|milestone\.(?:title|description)|pages\b|commits\b|head_commit\.(?:message|author\.(?:name|email)|committer\.(?:name|email))|workflow_run\.(?:head_branch|display_title|head_commit\b|head_repository\.description|pull_requests\S{0,40}head\.ref)))/i;
/** The whole event, or the whole context. */
const everything = /\btojson\( ?github(?:\.event(?:\.\w{1,20})?)? ?\)/i;
/** The result is a number, true or false, or a digest: none of them carries a command. */
const harmless =
  /^(?:!|contains\(|startswith\(|endswith\(|hashfiles\(|always\(|success\(|failure\()|[=!]=|^[^|]*&&\s*(?:'[^']*'|true|false|\d+)\s*\|\|\s*(?:'[^']*'|true|false|\d+)$/i;

/** How many outputs of jobs and steps are followed, one into the other. */
const maxHops = 4;

const ofRun = /^github\.event\.workflow_run\.[\w.]+$/i;
const branchOfRun = /^github\.event\.workflow_run\.head_branch$/i;

/** Whether no run before starts this workflow, or one only whose branch is one of those that stand here. */
function isNoRunOfStrangers(dotted: string, at: ConfigResource): boolean {
  if (!ofRun.test(dotted)) return false;
  const workflow = around(at).at(-1);
  const on = valueAt(workflow?.root, 'triggers');
  if (on?.kind !== 'map' || on.entries.has('workflow_call')) return false;
  const run = on.entries.get('workflow_run');
  if (run === undefined) return true;
  const named = valueAt(run.value, 'branches');
  const branches = named?.kind === 'scalar' ? [named] : itemsOf(named);
  const isLiteral = branches.every((each) => each.kind === 'scalar' && /^[\w./-]+$/.test(each.text));
  return branchOfRun.test(dotted) && branches.length > 0 && isLiteral;
}

function isWrittenByStrangers(expression: string, at: ConfigResource): boolean {
  const dotted = expression.replaceAll(/\[ ?'(\w+)' ?\]/g, '.$1');
  if (isNoRunOfStrangers(dotted, at)) return false;
  return (untrusted.test(dotted) || everything.test(dotted)) && !harmless.test(dotted);
}

/** Workflow, job and step round a step, innermost first. */
export function around(resource: ConfigResource): ConfigResource[] {
  return resource.parent === undefined ? [resource] : [resource, ...around(resource.parent)];
}

function expressionsOf(text: string): string[] {
  return text
    .split('${{')
    .slice(1)
    .map((part) => (part.split('}}')[0] ?? '').trim());
}

/** Where an expression stands, and how many outputs led there. */
interface Scope {
  /** A step, or a job for its outputs. */
  readonly at: ConfigResource;
  readonly file: ConfigFile;
  readonly hops: number;
}

/** Whether an expression gives what strangers write, as it is. */
export function isUntrusted(expression: string, at: ConfigResource, file: ConfigFile): boolean {
  return carriesUntrusted(expression, { at, file, hops: 0 });
}

function carriesUntrusted(expression: string, scope: Scope): boolean {
  if (isWrittenByStrangers(expression, scope.at)) return true;
  if (scope.hops >= maxHops) return false;
  const variable = /^env\.(\w+)$/.exec(expression)?.[1];
  if (variable !== undefined) return isUntrustedVariable(variable, scope);
  const [, kind, id, name] = /^(steps|needs)\.([\w-]+)\.outputs\.([\w-]+)$/.exec(expression) ?? [];
  if (id === undefined || name === undefined) return false;
  const next = { ...scope, hops: scope.hops + 1 };
  return kind === 'steps' ? isUntrustedStepOutput(id, name, next) : isUntrustedJobOutput(id, name, next);
}

/** Whether the variable that counts for a step was filled from what others write. */
function isUntrustedVariable(name: string, { at, ...rest }: Scope): boolean {
  for (const each of around(at)) {
    const value = valueAt(each.root, 'env', name);
    if (value === undefined) continue;
    const texts = value.kind === 'scalar' ? expressionsOf(value.text) : [];
    return texts.some((text) => !/^env\./.test(text) && carriesUntrusted(text, { at: each, ...rest }));
  }
  return false;
}

const changedFiles =
  /^(?:tj-actions\/(?:changed-files|branch-names)|jitterbit\/get-changed-files|trilom\/file-changes-action|dorny\/paths-filter)$/;

/** Whether an output holds names of files or branches, or is written by a script from what others write. */
function isUntrustedStepOutput(id: string, name: string, scope: Scope): boolean {
  const job = scope.at.types.includes('job') ? scope.at : scope.at.parent;
  return scope.file.resources.some((each) => {
    if (each.parent !== job || textAt(each.root, 'id') !== id) return false;
    const action = textAt(each.root, 'action');
    if (action !== undefined) return changedFiles.test(action) && !/^(?:any_|count|\w+_count)/.test(name);
    return writesUntrusted(textAt(each.root, 'run') ?? '', name, { ...scope, at: each });
  });
}

/** A line that writes an output from an expression or a variable, with no command between that could clean it. */
function writesUntrusted(script: string, name: string, scope: Scope): boolean {
  return script.split('\n').some((line) => {
    const isOutput = line.includes('GITHUB_OUTPUT') || line.includes('::set-output');
    const at = isOutput ? Math.max(line.indexOf(`${name}=`), line.indexOf(`name=${name}::`)) : -1;
    return at >= 0 && passesOn(line.slice(at)) && mentionsUntrusted(line.slice(at), scope);
  });
}

/** Commands behind a pipe that take a piece of what comes and leave its letters as they are. */
const keeper = /^(?:head|tail|cut|cat|tee|xargs|awk|sort|uniq|rev|tr(?! +-\w*c))\b/;

/** Whether what goes into the pipes of a line comes out with every letter it may hold. */
export function passesOn(line: string): boolean {
  const [, ...filters] = line.split(/\|+/);
  return filters.every((filter) => keeper.test(filter.trim()));
}

/** Whether a piece of a script has an expression or a shell variable in it that others write. */
export function mentionsUntrusted(script: string, scope: Scope): boolean {
  if (expressionsOf(script).some((each) => carriesUntrusted(each, scope))) return true;
  const variables = [...script.matchAll(/\$\{?([A-Za-z_]\w{0,60})\}?/g)];
  return variables.some(([, name]) => name !== undefined && isUntrustedVariable(name, scope));
}

function isUntrustedJobOutput(id: string, name: string, scope: Scope): boolean {
  const job = scope.file.resources.find((each) => each.types.includes('job') && each.name === id);
  const text = textAt(job?.root, 'outputs', name) ?? '';
  return (
    job !== undefined && expressionsOf(text).some((each) => carriesUntrusted(each, { ...scope, at: job }))
  );
}
