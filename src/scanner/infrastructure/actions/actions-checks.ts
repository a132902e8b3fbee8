import type { Answer, ConfigChecks } from '../condition.ts';
import type { Place } from '../config-path.ts';
import {
  type ConfigFile,
  type ConfigNode,
  type ConfigResource,
  entriesOf,
  itemsOf,
  textAt,
  valueAt,
} from '../tree.ts';
import { spoofableBot } from './bot-conditions.ts';
import { isLookalike } from './lookalike-actions.ts';
import { jobPublishes } from './publishing.ts';
import { jobHoldsSecrets, unpinnedInstall } from './unpinned-installs.ts';
import { around, isUntrusted, mentionsUntrusted, passesOn } from './untrusted-values.ts';

function scriptInjection(step: ConfigResource, file: ConfigFile, here: Place): Answer {
  const text = here.node?.kind === 'scalar' ? here.node.text : '';
  return { truth: isUntrusted(text, step, file), place: here };
}

/** An input of free text: whoever starts the workflow, or the caller, writes it. */
function freeInput(step: ConfigResource, _file: ConfigFile, here: Place): Answer {
  const text = here.node?.kind === 'scalar' ? here.node.text : '';
  if (/^github\.event\.client_payload\.[\w.-]+$/.test(text)) return { truth: true, place: here };
  const name = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(text)?.[1];
  const top = around(step).at(-1);
  if (name === undefined || top === undefined) return { truth: false };
  const declared = [
    valueAt(top.root, 'inputs', name),
    valueAt(top.root, 'on', 'workflow_dispatch', 'inputs', name),
    valueAt(top.root, 'on', 'workflow_call', 'inputs', name),
  ].filter((each) => each !== undefined);
  const isFree = declared.every((each) => /^(?:string|)$/.test(textAt(each, 'type') ?? ''));
  return { truth: isFree, place: here };
}

/** Lines that write something computed into the environment of later steps, up to where they name it. */
function environmentWrites({ root }: ConfigResource): string[] {
  const lines = (textAt(root, 'run') ?? '').split('\n');
  return lines.flatMap((line) => {
    const target = line.search(/>>?\s*"?\$\{?GITHUB_(?:ENV|PATH)/);
    return target >= 0 && /[$`]|\bcat\b|<</.test(line.slice(0, target)) ? [line.slice(0, target)] : [];
  });
}

function writesEnvironment(step: ConfigResource): Answer {
  return { truth: environmentWrites(step).length > 0 };
}

/** What strangers write goes into the environment as it is. */
function writesUntrustedEnvironment(step: ConfigResource, file: ConfigFile): Answer {
  const writes = environmentWrites(step).filter(passesOn);
  return { truth: writes.some((text) => mentionsUntrusted(text, { at: step, file, hops: 0 })) };
}

function severalJobs({ root }: ConfigResource): Answer {
  return { truth: entriesOf(valueAt(root, 'jobs')).length > 1 };
}

/** A condition with text round its expression: it is never empty, and so always true. */
function alwaysTrue(_resource: ConfigResource, _file: ConfigFile, here: Place): Answer {
  const text = here.node?.kind === 'scalar' ? here.node.text : '';
  const open = text.indexOf('${{');
  if (open < 0) return { truth: false };
  const isWhole = open === 0 && text.indexOf('}}') === text.length - 2;
  const isOperator = /\}\}\s*(?:[=!<>]=?|&&|\|\|)/.test(text) || /(?:[=!]=|&&|\|\|)\s*\$\{\{/.test(text);
  return { truth: !isWhole && (isOperator || /\}\}\s+$/.test(text)), place: here };
}

/** `a && '' || b` is always `b`: what stands between is false itself. */
function unsoundTernary(_resource: ConfigResource, _file: ConfigFile, here: Place): Answer {
  const text = here.node?.kind === 'scalar' ? here.node.text : '';
  return { truth: /\$\{\{[^}]*&& *(?:''|false|0|null) *\|\|/.test(text), place: here };
}

const wholeWorkspace = /^(?:\.\/?|\$\{\{\s*github\.workspace\s*\}\}\/?|\*\*?|\.\/\*\*?)$/m;

/** Whether the job of a checkout uploads the whole folder, `.git` with the token in it. */
function uploadsWorkspace(step: ConfigResource, file: ConfigFile): Answer {
  const uploads = file.resources.some(
    (each) =>
      each.parent === step.parent &&
      textAt(each.root, 'action') === 'actions/upload-artifact' &&
      pathsOf(each.root).some((path) => wholeWorkspace.test(path)),
  );
  return { truth: uploads };
}

function pathsOf(root: ConfigNode): string[] {
  const path = valueAt(root, 'with', 'path');
  if (path?.kind === 'list')
    return itemsOf(path).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  return path?.kind === 'scalar' ? [path.text] : [];
}

/**
 * Conditions that hold for no stranger: the run before came from the repository itself, the pull request's branch
 * lies in it, or its author belongs to the project. `head_branch` is none of them: strangers name their branches.
 */
const ownRun =
  /workflow_run\.event ?== ?'(?:push|schedule|release|workflow_dispatch|merge_group|create)'|workflow_run\.event ?!= ?'pull_request'|head_?\.?repo(?:sitory)?\.(?:full_name|id|owner\.login|owner\.id) ?== ?(?:github\.(?:repository|event\.repository)|')|github\.(?:repository|event\.repository)[\w.]{0,20} ?== ?github\.event\.(?:pull_request\.head\.repo|workflow_run\.head_repository)|head_?\.?repo(?:sitory)?\.fork ?(?:== ?false|!= ?true)|! ?github\.event\.(?:pull_request\.head\.repo|workflow_run\.head_repository)\.fork|author_association ?== ?'(?:owner|member|collaborator)'|contains\(fromjson\('\[[^\]]{0,80}\]'\), ?github\.event\.[\w.]{0,40}author_association\)/i;

/** Whether a condition on the step, its job, or a job that it waits for keeps runs of strangers out. */
function ownRunOnly(step: ConfigResource, file: ConfigFile): Answer {
  const job = step.types.includes('job') ? step : step.parent;
  const needed = [...itemsOf(valueAt(job?.root, 'needs')), valueAt(job?.root, 'needs')];
  const names = needed.flatMap((each) => (each?.kind === 'scalar' ? [each.text] : []));
  const waited = file.resources.filter(({ types, name }) => types.includes('job') && names.includes(name));
  const conditions = [...around(step), ...waited].map(({ root }) => textAt(root, 'if') ?? '');
  // An alternative is as open as its weakest part.
  return { truth: conditions.some((text) => text.split('||').every((part) => ownRun.test(part))) };
}

/** Named tests of workflows. */
export const actionsChecks: ConfigChecks = {
  'script-injection': scriptInjection,
  'free-input': freeInput,
  'writes-environment': writesEnvironment,
  'writes-untrusted-environment': writesUntrustedEnvironment,
  'several-jobs': severalJobs,
  'always-true': alwaysTrue,
  'uploads-workspace': uploadsWorkspace,
  'own-run-only': ownRunOnly,
  'spoofable-bot': spoofableBot,
  'lookalike-action': isLookalike,
  'job-publishes': jobPublishes,
  'unpinned-install': unpinnedInstall,
  'job-holds-secrets': jobHoldsSecrets,
  'unsound-ternary': unsoundTernary,
};
