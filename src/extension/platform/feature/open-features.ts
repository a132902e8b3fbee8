/**
 * Features weigh nothing until they are used: what they contribute is registered from one table, and a feature's bundle is
 * loaded with the first of its commands or panels. Those that watch, draw or add to trees are one bundle, loaded as soon as
 * the editor has its turn.
 */
import * as vscode from 'vscode';
import type { PanelType } from '../../../contract/views.ts';
import type { Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { showFailure } from '../notify.ts';
import type { Services } from '../services.ts';

type Register = (services: Services) => Disposable;

/** What one bundle brings: the features that start by themselves, or one that does not. */
export interface Contributed {
  readonly commands: readonly string[];
  readonly panels: readonly PanelType[];
  load(): Promise<readonly Register[]>;
}

export interface OpenedFeatures {
  /** Loads those that start by themselves. */
  start(): Promise<void>;
}

export function openFeatures(
  services: Services,
  { started, others }: { readonly started: Contributed; readonly others: readonly Contributed[] },
  store: DisposableStore,
): OpenedFeatures {
  const register = async ({ load }: Contributed) => {
    for (const one of await load()) store.add(one(services));
  };
  const start = once(() => register(started));
  announce(services, started, { load: start, store });
  for (const each of others) {
    // What it opens or reveals, one of these knows.
    const load = once(async () => {
      await start();
      await register(each);
    });
    announce(services, each, { load, store });
  }
  return { start };
}

/** A failed load is tried again by the next use. */
function once(load: () => Promise<void>): () => Promise<void> {
  let loading: Promise<void> | undefined;
  return async () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    await loading;
  };
}

function announce(
  services: Services,
  { commands, panels }: Contributed,
  { load, store }: { readonly load: () => Promise<void>; readonly store: DisposableStore },
): void {
  const loadOrTell = async (): Promise<boolean> => {
    try {
      await load();
      return true;
    } catch (error) {
      await showFailure(services, error);
      return false;
    }
  };
  for (const id of commands)
    store.add(
      vscode.commands.registerCommand(id, async (...args: readonly unknown[]) =>
        (await loadOrTell()) ? await services.commands.run(id, args) : undefined,
      ),
    );
  for (const type of panels)
    store.add(
      vscode.window.registerWebviewPanelSerializer(type, {
        async deserializeWebviewPanel(panel, kept: unknown) {
          if (await loadOrTell()) await services.panels.restore(type, panel, kept);
        },
      }),
    );
}
