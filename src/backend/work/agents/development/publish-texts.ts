/** What a person, and later the reader of a pull request, is told of what is published. Markdown. */
import type { PullRequestOpened } from '../../../../contract/work/publish.ts';
import type { CheckResult } from '../../../../workspace/runs/verdict/verdict.ts';
import type { DevelopmentState, Publishing } from './state.ts';

/** Of the commit and the pull request: what ran, what came of it, and what that stands on. */
export function writeBody(state: DevelopmentState, hasOtherChanges: boolean): string {
  const { word, reasons } = state.recheck ?? state.review ?? { word: 'Unproven', reasons: [] };
  const facts = [...reasons, ...state.leftOut, ...(state.isolation === '' ? [] : [state.isolation])];
  const parts = [
    state.made === undefined
      ? "Fixes of findings, made by Vireo's development agent and accepted by a person."
      : 'Written by an agent of Vireo by rules, without a model, and accepted by a person.',
    [`**${word}**`, ...facts.map((fact) => `- ${fact}`)].join('\n'),
    writeChecks(state),
    ...(hasOtherChanges
      ? ['Scan and checks ran in a copy that also held changes which are not committed and not part of this.']
      : []),
  ];
  return parts
    .filter((part) => part !== '')
    .join('\n\n')
    .slice(0, 40_000);
}

function writeChecks(state: DevelopmentState): string {
  const { before, after } = {
    before: state.recheck?.before ?? state.before,
    after: state.recheck?.after ?? state.after,
  };
  if (before.length === 0) return 'No command was run as a check.';
  const firsts = before.filter(({ name }, at) => before.findIndex((one) => one.name === name) === at);
  const rows = firsts.map((check) => {
    const later = after.find(({ name }) => name === check.name);
    return `- ${code(check.name)}: ${exitOf(check)} before, ${later === undefined ? 'not run' : exitOf(later)} after`;
  });
  return ['Checks, with their exit codes:', ...rows].join('\n');
}

function exitOf({ exitCode }: CheckResult): string {
  return exitCode === undefined ? 'no exit code' : `exit code ${exitCode}`;
}

const code = (text: string): string => `\`${text.replaceAll('`', 'ˋ').replaceAll(/\s+/g, ' ')}\``;

/** Names and addresses are plain by then; titles and texts stand in a fence. */
export function questionText(publishing: Publishing): string {
  const { branch, base, title, body, remote, files, problem, isPushed, pullRequest } = publishing;
  const parts = [
    ...(problem === '' ? [] : [`**${problem}**`]),
    [
      isPushed
        ? `The branch \`${branch}\` is pushed.`
        : `One commit on the new branch \`${branch}\`, made from HEAD:`,
      ...files.map((file) => `- ${code(file)}`),
    ].join('\n'),
    `Remote \`${remote.name}\`: \`${remote.url}\` on **${remote.host}**`,
    pullRequest ? `Then a pull request for \`${base}\`:` : 'No pull request is opened.',
    fence(`${title}\n\n${body}`),
  ];
  return parts.join('\n\n');
}

export function describePublished(publishing: Publishing, opened?: PullRequestOpened): string {
  const { branch, remote, commit = '', pullRequest, problem } = publishing;
  const lines = [
    `- Branch \`${branch}\` on ${remote.host}, commit \`${commit.slice(0, 12)}\``,
    ...(opened?.outcome === 'opened' ? [`- Pull request ${opened.number}: <${opened.url}>`] : []),
    ...(opened === undefined && pullRequest ? [`- No pull request was opened. ${problem}`.trim()] : []),
  ];
  return lines.join('\n');
}

/** Longer than any run of backticks within. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}\n${text}\n${mark}`;
}
