/**
 * The editor's chords begin with Control+Alt+V (Command+Alt+V): it waits for a second key then, and hears it from the page. That
 * key is the editor's alone: it is marked as prevented before anything in the page sees it, and typed nowhere.
 */

/** So long the editor waits for the second key. */
const patienceMs = 5_000;

class EditorChord {
  #beganAt: number | undefined;

  /** In the capture phase of the window. */
  readonly pressed = (event: KeyboardEvent): void => {
    if (['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'].includes(event.key)) return;
    const isSecond = this.#beganAt !== undefined && event.timeStamp - this.#beganAt < patienceMs;
    this.#beganAt = undefined;
    if (isSecond) event.preventDefault();
    else if (event.code === 'KeyV' && event.altKey && (event.ctrlKey || event.metaKey)) {
      this.#beganAt = event.timeStamp;
    }
  };
}

/** For as long as the page lives: no field of it, and no list, takes the second key. */
export function guardChords(): void {
  window.addEventListener('keydown', new EditorChord().pressed, { capture: true });
}
