/** Keys that the editor's elements leave to the page. */

/** A `vscode-button` acts on Space but lets the page scroll under it; a held key acts once. */
export function activateOnKeys(event: KeyboardEvent): void {
  if (event.key !== ' ' && event.key !== 'Enter') {
    return;
  }
  event.preventDefault();
  if (event.repeat) {
    event.stopImmediatePropagation();
  }
}
