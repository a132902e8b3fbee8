/**
 * `<vireo-stack>`: what a project is made of, as a whole and by package, with the places that show it. It draws what the
 * host has read; which package is shown is its own, and kept through a reload.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { renderAgain } from '../components/again.ts';
import { barStyles } from '../components/bars.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { countCode, renderLanguages } from './languages.ts';
import type {
  StackAbsent,
  StackContent,
  StackEvidence,
  StackHostMessage,
  StackPart,
  StackPlaces,
  StackViewMessage,
  StackViewState,
} from './messages.ts';
import { stackStyles } from './stack-styles.ts';
import { renderTechnologies } from './technologies.ts';
import { words } from './words.ts';

export type StackHost = ViewHost<StackHostMessage, StackViewMessage, StackViewState>;

interface Select {
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly name: string }[];
  readonly chosen: string;
  readonly choose: (value: string) => void;
}

export class VireoStack extends LitElement {
  static override properties = { _shown: { state: true }, _folder: { state: true } };
  static override styles = [baseStyles, controlStyles, fieldStyles, barStyles, stackStyles];

  declare _shown: StackHostMessage | undefined;
  /** Of the package that is shown; undefined for the whole. */
  declare _folder: string | undefined;

  readonly #words = words;
  #host: StackHost | undefined;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    new SkeletonController(this);
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: StackHost): void {
    this.#host = host;
    const { placeId, folder } = host.loadState() ?? {};
    this._folder = folder;
    this.#stopListening = host.listen((message) => {
      this._shown = message;
    });
    host.send({ type: 'ready', ...(placeId === undefined ? {} : { placeId }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const shown = this._shown;
    if (shown === undefined) return skeleton;
    return html`${this.#renderHeader(shown)} ${this.#renderBody(shown)}`;
  }

  override updated(): void {
    if (this._shown?.type !== 'stack') return;
    const { placeId } = this._shown;
    const folder = this._folder;
    this.#host?.saveState({
      ...(placeId === undefined ? {} : { placeId }),
      ...(folder === undefined ? {} : { folder }),
    });
  }

  #renderLoading(): TemplateResult {
    return html`<vscode-progress-bar aria-label=${this.#words.loading}></vscode-progress-bar>`;
  }

  #renderBody(shown: StackHostMessage): TemplateResult {
    if (shown.type === 'loading') return this.#renderLoading();
    return shown.type === 'absent' ? this.#renderAbsent(shown) : this.#renderStack(shown);
  }

  #renderHeader(shown: StackHostMessage): TemplateResult {
    const words = this.#words;
    const isRead = shown.type === 'stack';
    return html`<header>
      <h1>${words.heading}</h1>
      ${this.#renderPlaces(shown)} ${isRead ? this.#renderPackages(shown) : nothing}
      <span class="grow"></span>
      <span class="row read">
        <span class="muted cut" role="status">${isRead ? words.readAt(momentOf(shown.readAt)) : nothing}</span>
        ${
          isRead
            ? html`<button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#host?.send({ type: 'refresh' })}>
            ${icon('refresh')}
          </button>`
            : nothing
        }
      </span>
    </header>`;
  }

  #renderPlaces({ places, placeId }: StackPlaces): TemplateResult | typeof nothing {
    const [first, second] = places;
    if (first === undefined) return nothing;
    if (second === undefined) return html`<strong class="cut">${first.name}</strong>`;
    const choices = places.map(({ id, name }) => ({ value: id, name }));
    return this.#renderSelect({
      label: this.#words.project,
      choices,
      chosen: placeId ?? first.id,
      choose: (id) => {
        this._folder = undefined;
        this.#host?.send({ type: 'choosePlace', placeId: id });
      },
    });
  }

  #renderPackages({ packages }: StackContent): TemplateResult | typeof nothing {
    if (packages.length < 2) return nothing;
    const words = this.#words;
    const whole = { value: '', name: words.whole(packages.length) };
    const choices = packages.map(({ folder, name }, index) => ({
      value: String(index),
      name: name === folder || folder === '.' ? name : `${name} (${folder})`,
    }));
    const chosen = packages.findIndex(({ folder }) => folder === this._folder);
    return this.#renderSelect({
      label: words.part,
      choices: [whole, ...choices],
      chosen: chosen < 0 ? '' : String(chosen),
      choose: (index) => {
        this._folder = index === '' ? undefined : packages[Number(index)]?.folder;
      },
    });
  }

  #renderSelect({ label, choices, chosen, choose }: Select): TemplateResult {
    const onChange = ({ target }: Event): void => {
      if (target instanceof HTMLSelectElement) choose(target.value);
    };
    return html`<span class="select">
      <select class="input" aria-label=${label} @change=${onChange}>
        ${choices.map(
          ({ value, name }) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`,
        )}
      </select>
      ${icon('chevron-down', 's12')}
    </span>`;
  }

  #renderStack(content: StackContent): TemplateResult {
    const words = this.#words;
    const part = partOf(content, this._folder);
    const count = (value: number): string => userFormats().count(String(value));
    return html`<main class="cols">
      <section class="side" aria-labelledby="languages">
        <h2 id="languages">${words.languages}</h2>
        <p class="muted">${words.size(count(countCode(part.languages)), count(part.files))}</p>
        ${renderLanguages(part.languages, words)}
      </section>
      <div class="main">
        ${renderTechnologies({ technologies: part.technologies, words, openEvidence: this.#open })}
        ${this.#renderProblems(content)}
      </div>
    </main>`;
  }

  #renderProblems({ problems }: StackContent): TemplateResult | typeof nothing {
    if (problems.length === 0) return nothing;
    return html`<section aria-labelledby="problems">
      <h2 id="problems">${this.#words.problems}</h2>
      <ul class="places">
        ${problems.map(
          ({ file, message }) => html`<li class="notice">
            ${icon('warning', 'warn')}
            <p><button type="button" class="link mono" @click=${() => this.#open({ file, seen: '' })}>${file}</button> ${message}</p>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderAbsent({ why, message }: StackAbsent): TemplateResult {
    const words = this.#words;
    const told = {
      unlinked: { title: words.unlinkedTitle, text: words.unlinked, label: words.link, send: 'linkFolder' },
      untrusted: {
        title: words.untrustedTitle,
        text: words.untrusted,
        label: words.trust,
        send: 'manageTrust',
      },
      failed: {
        title: words.failedTitle,
        text: message ?? words.failed,
        label: words.again,
        send: 'refresh',
      },
    } as const;
    const { title, text, label, send } = told[why];
    return html`<main class="absent">
      <div role=${why === 'failed' ? 'alert' : 'status'}><h2>${title}</h2><p>${text}</p></div>
      ${
        why === 'failed'
          ? renderAgain(label, () => this.#host?.send({ type: 'refresh' }))
          : html`<vscode-button @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: send })}>${label}</vscode-button>`
      }
    </main>`;
  }

  readonly #open = ({ file, line }: StackEvidence): void => {
    this.#host?.send({ type: 'openEvidence', file, ...(line === undefined ? {} : { line }) });
  };
}

/** A package that is gone since is not what is shown now. */
function partOf({ whole, packages }: StackContent, folder: string | undefined): StackPart {
  return packages.find((one) => one.folder === folder) ?? whole;
}

function momentOf(instant: string): string {
  return userFormats().momentOf(instant);
}

customElements.define('vireo-stack', VireoStack);
