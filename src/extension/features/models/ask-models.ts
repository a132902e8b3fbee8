/** Asks which models of a provider are used, and what those cost whose price is not known. */
import * as vscode from 'vscode';
import { askPrice } from '../../../../webviews/models/host/ask-price.ts';
import type { ConfiguredModel } from '../../../api-client/index.ts';
import { findKnownModel, type KnownModel } from '../../../domain/models/price-table.ts';
import { printDollars } from '../../../domain/spending/dollars.ts';
import type { PagePorts } from '../../../pages/page-ports.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { knownModelsOf, type PresetChoice } from './provider-presets.ts';

type Ports = Pick<PagePorts, 'ask' | 't'>;

interface ModelItem extends vscode.QuickPickItem {
  /** Undefined: one that is typed. */
  readonly id: string | undefined;
}

export interface AskedModels {
  readonly choice: PresetChoice;
  readonly title: string;
  /** Models cost nothing there. */
  readonly isFree: boolean;
}

/** Undefined when the user turned away. */
export async function askModels(
  services: Ports,
  asked: AskedModels,
): Promise<readonly ConfiguredModel[] | undefined> {
  const known = knownModelsOf(asked.choice.preset);
  const ids = known.length === 0 ? await typeIds(services, asked) : await pickIds(services, asked, known);
  if (ids === undefined || ids.length === 0) return undefined;
  const models: ConfiguredModel[] = [];
  for (const id of ids) {
    const isPriced = asked.isFree || findKnownModel(id) !== undefined;
    const price = isPriced ? undefined : await askPrice(services, asked.title, id);
    if (!isPriced && price === undefined) return undefined;
    models.push(price === undefined ? { id } : { id, price });
  }
  return models;
}

async function pickIds(
  services: Ports,
  asked: AskedModels,
  known: readonly KnownModel[],
): Promise<readonly string[] | undefined> {
  const { t } = services;
  const another: ModelItem = { label: t('Another Model…'), id: undefined, alwaysShow: true };
  const picked = await vscode.window.showQuickPick([...known.map((model) => itemOf(model, t)), another], {
    title: asked.title,
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
    placeHolder: t('Which models may be asked? Prices are for a million tokens in and out.'),
  });
  if (picked === undefined) return undefined;
  const ids = picked.flatMap(({ id }) => id ?? []);
  if (ids.length === picked.length) return ids;
  const typed = await typeIds(services, asked);
  return typed && [...new Set([...ids, ...typed])];
}

function itemOf({ id, title, price }: KnownModel, t: Services['t']): ModelItem {
  const [input, output] = [price.inputMicroUsd, price.outputMicroUsd].map((microUsd) =>
    printDollars(microUsd, userLocale()),
  );
  return { id, label: title, description: t('{0} in, {1} out · cloud', input ?? '', output ?? '') };
}

const examples: Readonly<Record<string, string>> = {
  'hugging-face': 'openai/gpt-oss-120b',
  ollama: 'qwen3:8b',
  'lm-studio': 'qwen/qwen3-8b',
};

async function typeIds({ t }: Ports, { title, choice }: AskedModels): Promise<string[] | undefined> {
  const typed = await vscode.window.showInputBox({
    title,
    ignoreFocusOut: true,
    prompt: t('Ids of the models as the provider calls them, separated by commas'),
    placeHolder: examples[choice.preset ?? ''] ?? 'mistral-small-latest',
    validateInput: (text) => (parseIds(text).length > 0 ? undefined : t('The id of a model is needed.')),
  });
  return typed === undefined ? undefined : parseIds(typed);
}

function parseIds(text: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  return [...new Set(ids.filter((id) => id !== '' && id.length <= 200))];
}
