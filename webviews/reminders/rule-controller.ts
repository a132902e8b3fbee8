/** The rule that is edited in the rail: what is typed, what was refused, and the texts that it writes. */
import type { ReactiveControllerHost } from 'lit';
import type { RemindersContent, RemindersHostMessage, RemindersViewMessage } from './messages.ts';
import { draftForClient, toDraft } from './rule-draft.ts';
import type { RuleForm, RuleFormPart } from './rule-form-part.ts';
import type { RuleDraft, RuleRow } from './rule-messages.ts';

interface RuleHost extends ReactiveControllerHost {
  showTexts(): void;
  focusForm(): void;
  focusRule(clientId: string): void;
}

type Actions = Pick<RuleFormPart, 'change' | 'chooseClient' | 'showTexts' | 'save' | 'cancel'>;

export class RuleController {
  form: RuleForm | undefined;
  readonly #host: RuleHost;
  readonly #send: (message: RemindersViewMessage) => void;
  #content: RemindersContent | undefined;
  /** Of what was typed last: an answer to an older draft is late. */
  #turn = 0;

  readonly actions: Actions = {
    change: (draft) => this.#change(draft),
    chooseClient: (clientId) => this.#chooseClient(clientId),
    showTexts: () => {
      const form = this.form;
      if (form !== undefined) this.#send({ type: 'previewRule', turn: this.#turn, draft: form.draft });
    },
    save: () => this.#save(),
    cancel: () => this.#leave(),
  };

  constructor(host: RuleHost, send: (message: RemindersViewMessage) => void) {
    this.#host = host;
    this.#send = send;
  }

  edit(rule: RuleRow): void {
    this.#open({ draft: toDraft(rule), isNew: false });
  }

  /** The client is chosen first. */
  add(content: RemindersContent): void {
    const [everyone] = content.rules;
    if (everyone === undefined) return;
    this.#content = content;
    this.#open({ draft: toDraft(everyone), isNew: true });
  }

  close(): void {
    if (this.form === undefined) return;
    this.#turn += 1;
    this.form = undefined;
    this.#host.requestUpdate();
  }

  #leave(): void {
    const clientId = this.form?.draft.clientId ?? '';
    this.close();
    this.#host.focusRule(clientId);
  }

  /** True for what concerns the rule alone. */
  receive(message: RemindersHostMessage): boolean {
    switch (message.type) {
      case 'ruleTexts':
        this.#answer(message.turn, { texts: message.texts, refusal: undefined });
        if (message.turn === this.#turn) this.#host.showTexts();
        return true;
      case 'ruleRefused':
        this.#answer(message.turn, { refusal: message.refusal });
        return true;
      case 'ruleSaved':
        if (this.form?.draft.clientId === message.clientId) this.#leave();
        return true;
      default:
        return false;
    }
  }

  #open(form: Pick<RuleForm, 'draft' | 'isNew'>): void {
    this.#turn += 1;
    this.form = { ...form, refusal: undefined, texts: undefined };
    this.#host.requestUpdate();
    this.#host.focusForm();
  }

  #chooseClient(clientId: string): void {
    const client = this.#content?.clients.find(({ id }) => id === clientId);
    const [everyone] = this.#content?.rules ?? [];
    if (everyone === undefined) return;
    const draft = client === undefined ? toDraft(everyone) : draftForClient(everyone, client);
    this.#change(draft);
  }

  /** Texts that were shown are of the rule as it was: they go with what is typed. */
  #change(draft: RuleDraft): void {
    if (this.form === undefined) return;
    this.#turn += 1;
    this.form = { ...this.form, draft, refusal: undefined, texts: undefined };
    this.#host.requestUpdate();
  }

  #save(): void {
    const form = this.form;
    if (form === undefined) return;
    const { draft, texts } = form;
    const consent = draft.sending === 'auto' && texts !== undefined ? { consentHash: texts.consentHash } : {};
    this.#send({ type: 'saveRule', turn: this.#turn, draft, ...consent });
  }

  #answer(turn: number, change: Partial<RuleForm>): void {
    if (turn !== this.#turn || this.form === undefined) return;
    this.form = { ...this.form, ...change };
    this.#host.requestUpdate();
  }
}
