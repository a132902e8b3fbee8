/** What the coach reads of a finding that a question names: the same as from the page that explains it. */
import * as vscode from 'vscode';
import type { MentionOffer } from '../../../../../webviews/coach/messages.ts';
import type { Mention } from '../../../../contract/coach/mentions.ts';
import type { MentionSource } from '../../../platform/mentions/mention-sources.ts';
import type { Services } from '../../../platform/services.ts';
import { toMention } from '../explain/ask-coach.ts';
import { type AskServer, ExplainQuestions } from '../explain/explain-questions.ts';
import type { FindingList } from '../finding-list.ts';
import { targetOf } from '../finding-target.ts';
import { offerMentions } from './offer-mentions.ts';

export class FindingMentions implements MentionSource {
  readonly #list: FindingList;
  readonly #questions: ExplainQuestions;

  constructor(services: Services, list: FindingList, explain: AskServer) {
    this.#list = list;
    this.#questions = new ExplainQuestions(services, explain);
  }

  /** In Restricted Mode nothing of the workspace is offered. */
  async find(text: string): Promise<readonly MentionOffer[]> {
    return vscode.workspace.isTrusted ? offerMentions(this.#list.all(), text) : [];
  }

  async read({ id }: MentionOffer): Promise<Mention | undefined> {
    const finding = [...this.#list.all()].find(({ key }) => key === id);
    const found = finding && (await this.#questions.askAny(targetOf(finding)));
    return found && (await toMention(found.explanation));
  }
}
