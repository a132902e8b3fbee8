/**
 * `<vireo-members>`: who works here, who is invited, and keys of the API, with a rail for what is made or looked at. What is
 * typed is kept through a reload; what is shown once is not.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { formStyles } from '../components/form/form-styles.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { renderInvitations, renderInviteForm } from './invitation-list.ts';
import { renderKeyDetail } from './key-detail.ts';
import { renderKeyForm } from './key-form.ts';
import { renderKeys } from './key-list.ts';
import { renderMade } from './made-box.ts';
import { renderMembers } from './member-list.ts';
import type { MembersPart } from './members-parts.ts';
import { membersStyles } from './members-styles.ts';
import type {
  InviteDraft,
  KeyDraft,
  Made,
  MembersContent,
  MembersHostMessage,
  MembersViewMessage,
  MembersViewState,
  Refused,
} from './messages.ts';
import { renderLooks } from './operator-looks.ts';
import { renderSignInRules } from './sign-in-rules.ts';
import { words } from './words.ts';

export type MembersHost = ViewHost<MembersHostMessage, MembersViewMessage, MembersViewState>;

/** What the rail shows; without one, the key that is selected. */
type Task =
  | { readonly kind: 'invite'; readonly draft: InviteDraft }
  | { readonly kind: 'key'; readonly draft: KeyDraft }
  | { readonly kind: 'made'; readonly made: Made; readonly isCopied: boolean };

const newKey: KeyDraft = { name: '', scopes: [], expiresOn: '', isOfOrganization: false };

export class VireoMembers extends LitElement {
  static override properties = {
    _content: { state: true },
    _selected: { state: true },
    _task: { state: true },
    _refused: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _isBusy: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, formStyles, membersStyles];

  declare _content: MembersContent | undefined;
  declare _selected: string | undefined;
  declare _task: Task | undefined;
  declare _refused: Refused | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  declare _isBusy: boolean;

  #host: MembersHost | undefined;
  #stopListening: (() => void) | undefined;
  readonly #part: MembersPart = {
    reader: { words, language: navigator.language },
    send: (message) => this.#host?.send(message),
  };

  constructor() {
    super();
    new SkeletonController(this);
    this._isBusy = false;
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: MembersHost): void {
    this.#host = host;
    const { invite, key, selected } = host.loadState() ?? {};
    this._selected = selected;
    if (invite !== undefined) this._task = { kind: 'invite', draft: invite };
    else if (key !== undefined) this._task = { kind: 'key', draft: key };
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    if (content === undefined && this._failure === undefined) return skeleton;
    if (content === undefined || this._failure !== undefined) return this.#renderFailure();
    const rail = this.#renderRail(content);
    return html`<header>
        <h1>${words.heading}</h1>
        <span class="muted cut" role="status">${this.#describeLine()}</span>
        <span class="grow"></span>
        <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#part.send({ type: 'refresh' })}>${icon('refresh')}</button>
      </header>
      <main tabindex="0" aria-label=${words.heading} class=${rail === undefined ? 'alone' : ''}>
        ${renderMembers(content, { ...this.#part, invite: () => this.#begin(this.#newInvite(content), '#email') })}
        ${renderLooks(content, this.#part)}
        ${renderInvitations(content, this.#part)}
        ${renderSignInRules(content, this.#part)}
        ${renderKeys(content, {
          ...this.#part,
          selected: this._task === undefined ? this._selected : undefined,
          select: (id) => this.#select(id),
          make: () => this.#begin({ kind: 'key', draft: newKey }, '#name'),
        })}
      </main>
      ${rail === undefined ? nothing : html`<aside class="rail" aria-labelledby="rail-title" @keydown=${this.#onKey}>${rail}</aside>`}`;
  }

  override updated(): void {
    if (this._content === undefined) return;
    const [task, selected] = [this._task, this._selected];
    this.#host?.saveState({
      ...(selected !== undefined && { selected }),
      ...(task?.kind === 'invite' && { invite: task.draft }),
      ...(task?.kind === 'key' && { key: task.draft }),
    });
  }

  #renderRail(content: MembersContent): TemplateResult | undefined {
    const task = this._task;
    const part = { ...this.#part, refused: this._refused, isBusy: this._isBusy, cancel: () => this.#close() };
    switch (task?.kind) {
      case 'invite':
        return renderInviteForm(content, {
          ...part,
          draft: task.draft,
          change: (draft) => this.#change({ kind: 'invite', draft }),
          submit: () => this.#invite(task.draft),
        });
      case 'key':
        return renderKeyForm(content, {
          ...part,
          draft: task.draft,
          change: (draft) => this.#change({ kind: 'key', draft }),
          submit: () => this.#makeKey(task.draft),
        });
      case 'made':
        return renderMade(task.made, {
          ...part,
          isCopied: task.isCopied,
          copy: () => this.#copy(task.made),
          close: () => this.#close(),
        });
      case undefined: {
        const key = content.keys.find(({ id }) => id === this._selected);
        return key && renderKeyDetail(key, { ...part, now: content.now, close: () => this.#close() });
      }
    }
  }

  #renderFailure(): TemplateResult {
    return html`<header><h1>${words.heading}</h1></header>
      <main class="alone"><section class="absent" role="alert">
        <h2>${words.failedTitle}</h2>
        <p>${this._failure || words.failed}</p>
        ${renderAgain(words.again, () => this.#part.send({ type: 'refresh' }))}
      </section></main>`;
  }

  #describeLine(): string {
    const { state, asOf } = this._connection ?? {};
    if (state === 'reconnecting') return words.reconnecting;
    if (state !== 'offline') return '';
    return words.offline(asOf === undefined ? '' : formatsFor(this.#part.reader.language).timeOf(asOf));
  }

  /** The least role is no guess that costs: another is one choice away. */
  #newInvite({ invitable }: MembersContent): Task {
    const role = invitable.find((each) => each === 'user') ?? invitable[0] ?? 'viewer';
    return { kind: 'invite', draft: { email: '', role } };
  }

  #begin(task: Task, field: string): void {
    this._task = task;
    this._refused = undefined;
    this._isBusy = false;
    this.#focus(field);
  }

  #change(task: Task): void {
    this._task = task;
    this._refused = undefined;
  }

  #select(id: string): void {
    // What was shown once, or is typed, is not lost by a click beside it.
    if (this._task !== undefined) return;
    this._selected = id;
  }

  #close(): void {
    const wasTask = this._task !== undefined;
    this._task = undefined;
    this._refused = undefined;
    this._isBusy = false;
    if (!wasTask) this._selected = undefined;
    this.#focus('main');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this._task?.kind === 'made') return;
    event.stopPropagation();
    this.#close();
  };

  #focus(selector: string): void {
    inBackground(
      this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus()),
      'Focus',
    );
  }

  #refuse(field: string, text: string): void {
    this._refused = { type: 'refused', field, text };
    this.#focus(field === 'scopes' ? '.grid input' : `#${field}`);
  }

  #invite(draft: InviteDraft): void {
    if (!draft.email.includes('@')) this.#refuse('email', words.blocks.email);
    else this.#submit({ type: 'invite', draft });
  }

  #makeKey(draft: KeyDraft): void {
    if (draft.name.trim() === '') this.#refuse('name', words.blocks.name);
    else if (draft.scopes.length === 0) this.#refuse('scopes', words.blocks.scopes);
    else this.#submit({ type: 'makeKey', draft });
  }

  #submit(message: MembersViewMessage): void {
    this._isBusy = true;
    this.#part.send(message);
  }

  #copy(made: Made): void {
    this.#part.send({ type: 'copy', text: made.text });
    this._task = { kind: 'made', made, isCopied: true };
  }

  #receive(message: MembersHostMessage): void {
    switch (message.type) {
      case 'content':
        this._content = message;
        this._failure = undefined;
        return;
      case 'failed':
        this._failure = message.message;
        this._isBusy = false;
        return;
      case 'connection':
        this._connection = message;
        return;
      case 'made':
        this.#begin(
          { kind: 'made', made: message, isCopied: false },
          message.text === '' ? '#rail-title' : '.secret',
        );
        return;
      case 'refused':
        this._isBusy = false;
        this._refused = message;
        if (message.field !== '') this.#focus(`#${message.field}`);
        return;
      case 'ended':
        this._isBusy = false;
    }
  }
}

customElements.define('vireo-members', VireoMembers);
