/** An editor that tells what it is made to tell. */

import { Emitter } from '../../pages/emitter.ts';
import type { WatchedEditor } from '../features/timer/watch-activity.ts';

export const by = { Keyboard: 1, Mouse: 2, Command: 3 };

export interface FakeEditor {
  readonly editor: WatchedEditor;
  /** @throws where nobody listens to the event, by its name in `vscode`. */
  fire(event: string, value?: unknown): void;
}

export function fakeEditor(state: { readonly focused: boolean; readonly active: boolean }): FakeEditor {
  const emitters = new Map<string, Emitter<unknown>>();
  const namespace = (more: object = {}) =>
    new Proxy(more, {
      get(own: Record<string, unknown>, name: string) {
        if (name in own) return own[name];
        const emitter = emitters.get(name) ?? new Emitter();
        emitters.set(name, emitter);
        return emitter.event;
      },
    });
  const [workspace, debug, tasks] = [namespace(), namespace(), namespace()];
  const editor = { window: namespace({ state }), workspace, debug, tasks, TextEditorSelectionChangeKind: by };
  return {
    editor: editor as unknown as WatchedEditor,
    fire(event, value = {}) {
      const emitter = emitters.get(event);
      if (emitter === undefined) throw new Error(`Nobody listens to ${event}.`);
      emitter.fire(value);
    },
  };
}
