/** The button of a page that failed to load: what helps, as the host decides it, or else to load again. */
import { html, LitElement, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { pressWayOn, wayOnChanged, wayOnLabel } from '../way-on.ts';
import { activateOnKeys } from './keys.ts';

interface Again {
  /** The page's own label. */
  readonly label: string;
  readonly load: () => void;
}

export function renderAgain(label: string, load: () => void): TemplateResult {
  return html`<vireo-again .again=${{ label, load } satisfies Again}></vireo-again>`;
}

/** Without a shadow: the page's styles lay it out like any other button. */
class VireoAgain extends LitElement {
  static override properties = { again: { attribute: false } };

  declare again: Again | undefined;

  readonly #look = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener(wayOnChanged, this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener(wayOnChanged, this.#look);
  }

  protected override createRenderRoot(): this {
    return this;
  }

  override render(): TemplateResult {
    const wayOn = wayOnLabel();
    const press = (): void => {
      if (wayOn === '') this.again?.load();
      else pressWayOn();
    };
    return html`<vscode-button @keydown=${activateOnKeys} @click=${press}>${wayOn || this.again?.label}</vscode-button>`;
  }
}

customElements.define('vireo-again', VireoAgain);
