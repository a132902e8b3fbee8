/** The keys of a form in the Week: Enter in a field takes what it says, Escape leaves it, and the grid hears neither. */

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
      take();
    }
  };
}

/** Shift+Enter begins a line where there may be several. */
function isInField({ target, shiftKey }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement || (target instanceof HTMLTextAreaElement && !shiftKey);
}
