/** A panel of which a window has one, that commands open with a record: it is shown that record, also while it is open. */
import type { CommandArguments, CommandId, CommandTarget } from '../../../contract/commands.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import { registerCommand } from '../commands.ts';
import { recordIdOf } from '../row.ts';
import type { Services } from '../services.ts';
import type { ShownPage } from './shown-page.ts';
import { registerSinglePanel, type SinglePanelOptions } from './single-panel.ts';

interface Asked {
  /** While the page is open. */
  readonly asked: Emitter<string>['event'];
  /** By which it was opened. */
  readonly first: string | undefined;
}

/** Commands that are called with a record, or with nothing. */
type OnRecord = {
  [Id in CommandId]: CommandArguments[Id] extends [target?: CommandTarget] ? Id : never;
}[CommandId];

interface AskedPanelOptions extends Omit<SinglePanelOptions, 'load'> {
  readonly commands: readonly OnRecord[];
  readonly kind: Parameters<typeof recordIdOf>[1];
  /** Loads what attaches the host of the page. */
  readonly load: () => Promise<(services: Services, shown: ShownPage, asked: Asked) => void>;
}

export function registerAskedPanel(
  services: Services,
  { commands, kind, load, ...look }: AskedPanelOptions,
): Disposable {
  const asked = new Emitter<string>();
  let first: string | undefined;
  let isOpen = false;
  const panel = registerSinglePanel(services, {
    ...look,
    load: async () => {
      const attach = await load();
      return (opened) => {
        isOpen = true;
        opened.frame.onDidDispose(() => {
          isOpen = false;
        });
        attach(services, opened, { asked: asked.event, first });
      };
    },
  });
  for (const command of commands) {
    panel.add(
      registerCommand(services, command, async (target?: CommandTarget) => {
        const id = recordIdOf(target, kind);
        const wasOpen = isOpen;
        first = id;
        await panel.show();
        if (wasOpen && id !== undefined) asked.fire(id);
      }),
    );
  }
  return panel;
}
