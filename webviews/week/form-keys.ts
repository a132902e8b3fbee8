/** The keys of a form in the Week: Enter in a field takes what it says, Escape leaves it, and the grid hears neither. */
import type { LitElement } from 'lit';

interface FormActs {
  readonly take: () => void;
  readonly leave: () => void;
}

/** Listens on the form; what a chord of the editor owns is left alone, and what may begin one goes on to it. */
export function formKeys({ take, leave }: FormActs): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented) return;
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === 'Escape') leave();
    if (event.key === 'Enter' && isInField(event)) {
      event.preventDefault();
      // Of a key that is held down since before the form was there.
      if (!event.repeat) take();
    }
  };
}

/** A form in a narrow page is longer than what is seen of it. */
export function revealReason(form: LitElement, changed: ReadonlyMap<PropertyKey, unknown>): void {
  if (changed.has('_fault')) form.renderRoot.querySelector('#fault')?.scrollIntoView({ block: 'nearest' });
}

export function findField(
  form: LitElement,
  id: string,
): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  const field = form.renderRoot.querySelector(`#${id}`);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
  if (field instanceof HTMLSelectElement) return field;
  throw new Error(`no field ${id}`);
}

/** Shift+Enter begins a line where there may be several. */
function isInField({ target, shiftKey }: KeyboardEvent): boolean {
  if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLTextAreaElement && !shiftKey;
}
