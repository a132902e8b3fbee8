/** The skeleton that the page's HTML painted: the content of its element, shown by a slot until there is something else. */
import { html, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';

export const skeleton: TemplateResult = html`<slot></slot>`;

/** Takes it away with the first drawing that does without it, and marks that moment (`npm run bench -- --only pages`). */
export class SkeletonController implements ReactiveController {
  readonly #element: ReactiveElement;

  constructor(element: ReactiveElement) {
    this.#element = element;
    element.addController(this);
  }

  hostUpdated(): void {
    const element = this.#element;
    if (element.renderRoot.querySelector('slot') !== null) return;
    element.replaceChildren();
    performance.mark('vireo-filled');
    element.removeController(this);
  }
}
