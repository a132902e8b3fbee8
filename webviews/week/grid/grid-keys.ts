/** What keys mean on the grid while no cell is being typed into: those of a spreadsheet; pure. */
import type { Step } from './selection.ts';

export type GridCommand =
  | { readonly do: 'move'; readonly step: Step }
  | { readonly do: 'through'; readonly direction: 1 | -1 }
  /** `text` replaces what stands there; without it that is changed. */
  | { readonly do: 'edit'; readonly text?: string }
  | {
      readonly do: 'details' | 'clear' | 'fillDown' | 'fillRight' | 'undo' | 'redo' | 'escape' | 'selectAll';
    };

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Control, or Command on a Mac. */
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const edge = 1_000_000;

const arrows: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1 },
  ArrowDown: { rows: 1 },
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  PageUp: { rows: -10 },
  PageDown: { rows: 10 },
};

const plain: Readonly<Record<string, GridCommand>> = {
  Enter: { do: 'edit' },
  F2: { do: 'edit' },
  Delete: { do: 'clear' },
  Backspace: { do: 'clear' },
  Escape: { do: 'escape' },
};

const withControl: Readonly<Record<string, GridCommand>> = {
  d: { do: 'fillDown' },
  r: { do: 'fillRight' },
  z: { do: 'undo' },
  y: { do: 'redo' },
  a: { do: 'selectAll' },
};

/** Undefined for keys that are not the grid's: copy and paste come as events of the clipboard. */
export function readKey(pressed: PressedKey): GridCommand | undefined {
  const { key, shiftKey: extend } = pressed;
  if (pressed.altKey) return key === 'Enter' ? { do: 'details' } : undefined;
  if (pressed.ctrlKey || pressed.metaKey) return readWithControl(key, extend);
  const step = arrows[key] ?? lineEnds[key];
  if (step !== undefined) return { do: 'move', step: { ...step, extend } };
  if (key === 'Tab') return { do: 'through', direction: extend ? -1 : 1 };
  return readPlain(key);
}

function readPlain(key: string): GridCommand | undefined {
  return plain[key] ?? (isTyped(key) ? { do: 'edit', text: key } : undefined);
}

function readWithControl(key: string, extend: boolean): GridCommand | undefined {
  const step = jumps[key];
  if (step !== undefined) return { do: 'move', step: { ...step, extend } };
  const letter = key.toLowerCase();
  return letter === 'z' && extend ? { do: 'redo' } : withControl[letter];
}

const lineEnds: Readonly<Record<string, Step>> = { Home: { days: -edge }, End: { days: edge } };

const jumps: Readonly<Record<string, Step>> = {
  Home: { rows: -edge, days: -edge },
  End: { rows: edge, days: edge },
  ArrowUp: { rows: -edge },
  ArrowDown: { rows: edge },
  ArrowLeft: { days: -edge },
  ArrowRight: { days: edge },
};

/** What a time can begin with. */
function isTyped(key: string): boolean {
  return /^[\d+\-−.,:]$/.test(key);
}
