/**
 * An answer of the coach as Markdown for a chat that is not ours: figures link to commands, what matches no record is named at
 * the end; a model can write no image, which would be fetched, and no link to a command. Text goes out as it comes, but for what
 * may become a link or an image by what follows.
 */
import type { ReceivedFrame } from '../../../../contract/coach/coach-chat.ts';
import type { Proposal } from '../../../../contract/coach/proposals.ts';
import type { RecordLink } from '../../../../contract/coach/record-link.ts';

export type AnswerPart =
  | { readonly type: 'markdown'; readonly text: string }
  /** Something is looked up. */
  | { readonly type: 'progress'; readonly text: string }
  | { readonly type: 'proposal'; readonly proposal: Proposal }
  | { readonly type: 'end'; readonly choices: readonly string[]; readonly failure?: string };

/** What has begun and may go on: `[31:15](vir`, the `](` of a longer label, `[ref]: comm`, `<comm`, the `!` of an image. */
const openMarkup =
  /(?:!?\[[^\]\n]{0,300})?\](?:\((?:(?!\n\n)[^)]){0,2000}|:[\s>]*<?[a-z]{0,7})?$|!?\[[^\]\n]{0,300}$|<[a-z]{0,7}$|!$/i;
/** A target that names a command, hides its scheme (`&#99;ommand:`), or ends before its scheme is known. */
const commandTarget = /\](?=[(:][\s<>]*(?:command:|[a-z]*(?:[&\\]|$)))(.)/gi;
const commandInBrackets = /<(?=command:)/gi;
const ownLink = /\]\(vireo:(\d+)\)/g;

export class AnswerWriter {
  private readonly toAddress: (link: RecordLink) => string;
  private readonly links: RecordLink[] = [];
  /** All of it so far, which marks count in. */
  private markdown = '';
  private held = '';
  private readonly unfound = new Set<string>();

  /** `toAddress`: of a command that opens the record. */
  constructor(toAddress: (link: RecordLink) => string) {
    this.toAddress = toAddress;
  }

  receive(frame: ReceivedFrame): readonly AnswerPart[] {
    switch (frame.type) {
      case 'tool':
        return [{ type: 'progress', text: frame.title }];
      case 'delta':
        this.links.push(...frame.links);
        this.markdown += frame.text;
        this.held += frame.text;
        return this.release();
      case 'marks':
        for (const { isFound, start, length } of frame.marks) {
          if (!isFound) this.unfound.add(this.markdown.slice(start, start + length));
        }
        return [];
      case 'notice':
        return [...this.flush(), markdown(`\n\n*${withoutMarkup(frame.message)}*\n\n`)];
      case 'proposal':
        return [...this.flush(), { type: 'proposal', proposal: frame.proposal }];
      case 'done':
        return [...this.flush(), { type: 'end', choices: frame.choices }];
      case 'stopped':
        return [...this.flush(), { type: 'end', choices: [] }];
      case 'failed':
        return [...this.flush(), { type: 'end', choices: [], failure: frame.message }];
      default:
        return [];
    }
  }

  /** Figures of the answer that no tool of it gave. */
  get notFromRecords(): readonly string[] {
    return [...this.unfound];
  }

  private release(): readonly AnswerPart[] {
    const at = openMarkup.exec(this.held)?.index ?? this.held.length;
    const whole = this.held.slice(0, at);
    this.held = this.held.slice(at);
    return whole === '' ? [] : [markdown(this.link(whole))];
  }

  private flush(): readonly AnswerPart[] {
    const rest = this.held;
    this.held = '';
    return rest === '' ? [] : [markdown(this.link(rest))];
  }

  private link(text: string): string {
    return withoutCommands(text)
      .replaceAll('![', '!\\[')
      .replaceAll(ownLink, (whole, index: string) => {
        const link = this.links[Number(index)];
        return link === undefined ? whole : `](${this.toAddress(link)})`;
      });
  }
}

/** Other links stay: the editor asks before it opens them. */
function withoutCommands(text: string): string {
  return text.replaceAll(commandTarget, ']\\$1').replaceAll(commandInBrackets, '&lt;');
}

function markdown(text: string): AnswerPart {
  return { type: 'markdown', text };
}

export function withoutMarkup(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|!]/g, '\\$&');
}
