/** Conditions that take a run for a bot's by the name of who started it. */
import type { Answer } from '../condition.ts';
import type { Place } from '../config-path.ts';
import type { ConfigFile, ConfigResource } from '../tree.ts';

/** The ways in which a condition asks for it: by name on either side, by number, by a part of it, by a list. */
const forms = [
  /(?:github\.(?:triggering_)?actor|github\.event\.(?:pull_request\.)?sender\.login) *== *'[\w-]{0,60}\[bot\]'/i,
  /'[\w-]{0,60}\[bot\]' *== *(?:github\.(?:triggering_)?actor|github\.event\.(?:pull_request\.)?sender\.login)/i,
  /github\.(?:actor_id|event\.(?:pull_request\.)?sender\.id) *== *'?\d+/i,
  /(?<!!)(?:contains|startswith|endswith)\( *(?:github\.(?:triggering_)?actor|github\.event\.(?:pull_request\.)?sender\.login) *, *'[^']{0,60}(?:bot\]?|renovate[^']{0,20})' *\)/i,
  /(?<!!)contains\( *fromjson\( *'[^']{0,300}\[bot\][^']{0,300}' *\) *, *(?:github\.(?:triggering_)?actor|github\.event\.(?:pull_request\.)?sender\.login) *\)/i,
];

/** The author of the change is asked for as well. */
const author = /pull_request\.user\.(?:login|id|type)|head_commit\.author|github\.event\.issue\.user/i;

/** `github['actor']` is `github.actor`. */
function plain(condition: string): string {
  return condition.replaceAll(/\[ ?'(\w+)' ?\]/g, '.$1').replaceAll(/\s+/g, ' ');
}

/** Whether an alternative of a condition holds for whom a bot's name is all that is asked of. */
export function asksBotByName(condition: string): boolean {
  return plain(condition)
    .split('||')
    .some((part) => forms.some((form) => form.test(part)) && !author.test(part));
}

/** Whether a condition asks who started the run where the author of the change is meant. */
export function spoofableBot(_resource: ConfigResource, _file: ConfigFile, here: Place): Answer {
  const text = here.node?.kind === 'scalar' ? here.node.text : '';
  return { truth: asksBotByName(text), place: here };
}
