/** Keeps who changes chips by keys at the chips: below the answer that follows, the focus is on the one that was changed. */

import type { VireoExchange } from '../exchange.ts';
import type { Exchange } from '../messages.ts';
import type { VireoReading } from './reading.ts';

interface Kept {
  readonly slot: string;
  /** The chip that was changed: where the focus has gone elsewhere, it stays there. */
  readonly chip: Element | null;
}

export class ReadingFocus {
  #kept: Kept | undefined;

  /** @param slot its name; undefined where it was not changed by keys */
  keep(slot: string | undefined): void {
    this.#kept = slot === undefined ? undefined : { slot, chip: findFocused() };
  }

  get isKept(): boolean {
    return this.#kept !== undefined && findFocused() === this.#kept.chip;
  }

  /** @param root of the page, which has drawn the exchange */
  async follow(root: HTMLElement | DocumentFragment, last: Exchange | undefined): Promise<void> {
    const kept = this.#kept;
    if (kept === undefined || last?.answer === undefined || last.answer.state === 'streaming') return;
    const { isKept } = this;
    this.#kept = undefined;
    if (!isKept) return;
    const drawn = [...root.querySelectorAll<VireoExchange>('vireo-exchange')].at(-1);
    await drawn?.updateComplete;
    const reading = drawn?.renderRoot.querySelector<VireoReading>('vireo-reading') ?? undefined;
    await reading?.updateComplete;
    reading?.focusSlot(kept.slot);
  }
}

function findFocused(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}
