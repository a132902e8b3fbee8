/** Which files hold infrastructure, by name and by content. */
import escapeStringRegexp from 'escape-string-regexp';
import type { ConfigLanguage } from '../model.ts';
import type { ConfigFormat } from './tree.ts';

const dockerfileName =
  /^(?:dockerfile|containerfile)(?:[.\-_][\w.-]{1,60})?$|\.(?:dockerfile|containerfile)$/;
/** Sources and documents whose names begin like a Dockerfile's: `dockerfile.md`, `dockerfile-ast.ts`. */
const otherEnding =
  /\.(?:md|rst|txt|adoc|html?|[cm]?[jt]sx?|py|go|rb|rs|java|json|ya?ml|toml|sh|lock|dockerignore|j2|tpl|tmpl|erb)$/;

/** Language of a file of settings by its name; undefined for all others. */
export function detectConfigLanguage(path: string): ConfigLanguage | undefined {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).toLowerCase();
  if (/\.ya?ml$/.test(name)) return 'yaml';
  if (/\.tf$|\.tofu$/.test(name)) return 'terraform';
  if (dockerfileName.test(name) && !otherEnding.test(name)) return 'dockerfile';
  return undefined;
}

const workflowPath = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;
const dependabotPath = /(?:^|\/)\.github\/dependabot\.ya?ml$/;
const actionPath = /(?:^|\/)action\.ya?ml$/;
const composePath = /(?:^|\/)(?:docker-)?compose(?:[.\-_][^/]*)?\.ya?ml$/;

/** Format of a YAML or JSON text; by path where that is settled, else by the keys that begin its lines. */
export function detectYamlFormat(path: string, text: string): ConfigFormat | undefined {
  const unixPath = path.replaceAll('\\', '/').toLowerCase();
  if (isActionsPath(unixPath, text)) return 'actions';
  if (hasKey(text, 'apiVersion') && hasKey(text, 'kind')) return 'kubernetes';
  if (/^services[ \t]*:/m.test(text) && (composePath.test(unixPath) || looksLikeCompose(text)))
    return 'compose';
  return looksLikeActions(text) ? 'actions' : undefined;
}

function isActionsPath(unixPath: string, text: string): boolean {
  if (workflowPath.test(unixPath) || dependabotPath.test(unixPath)) return true;
  return actionPath.test(unixPath) && /^runs[ \t]*:/m.test(text);
}

/** A workflow, or the settings of Dependabot. */
function looksLikeActions(text: string): boolean {
  if (/^(?:on|'on'|"on")[ \t]*:/m.test(text) && /^jobs[ \t]*:/m.test(text)) return true;
  return /^updates[ \t]*:/m.test(text) && hasKey(text, 'package-ecosystem');
}

function hasKey(text: string, key: string): boolean {
  return (
    new RegExp(`^[ \\t]*(?:- )?["']?${escapeStringRegexp(key)}["']?[ \\t]*:`, 'm').test(text) ||
    jsonKey(text, key)
  );
}

/** A JSON file on one line. */
function jsonKey(text: string, key: string): boolean {
  return /^\s*[{[]/.test(text.slice(0, 200)) && text.includes(`"${key}"`);
}

/** A service with an image or a build, two levels deep. */
function looksLikeCompose(text: string): boolean {
  return (
    /^[ \t]{2,8}(?:image|build)[ \t]*:/m.test(text) &&
    !/^(?:language|stages|jobs|pipelines|script)[ \t]*:/m.test(text)
  );
}
