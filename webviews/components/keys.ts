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

/** For buttons of the page itself, where the focus goes on to what acts likewise: a key that is held down acts once. */
export function dropRepeats(event: KeyboardEvent): void {
  if (event.repeat && (event.key === ' ' || event.key === 'Enter')) event.preventDefault();
}
