/** A session as a Markdown document, to keep or to pass on. */
import type { CoachExchange } from './coach.schema.ts';
import { toPlainText } from './exchange-view.ts';

export function writeTranscript(title: string, exchanges: readonly CoachExchange[]): string {
  return `${[`# ${title === '' ? 'Coach' : title}`, ...exchanges.map(writeExchange)].join('\n\n')}\n`;
}

function writeExchange({ question, mentions, askedAt, answer }: CoachExchange): string {
  const asked = question
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const named = mentions.map(({ label }) => `> (${label})`);
  const cost = answer.usage === undefined ? [] : [`*${answer.usage.title} · ${answer.usage.costText}*`];
  const proposals = answer.proposals.map(({ proposal }) => `- ${proposal.title}`);
  const failure = answer.failure === undefined ? [] : [`*${answer.failure.message}*`];
  return [
    `*${askedAt.slice(0, 16).replace('T', ' ')} UTC*`,
    [asked, ...named].join('\n'),
    toPlainText(answer.markdown),
    proposals.join('\n'),
    ...failure,
    ...cost,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
