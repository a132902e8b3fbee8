/** Who answers: the built-in coach, the router's choice, or one model, with its price and where what is asked goes. */
import * as vscode from 'vscode';
import type { ModelChoice } from '../../../../webviews/coach/messages.ts';
import type { ListModelsResponse } from '../../../api-client/index.ts';
import { tellApart } from '../../../domain/names/tell-apart.ts';
import { runCommand } from '../../platform/commands.ts';
import { userLocale } from '../../platform/l10n.ts';
import { joinFacts } from '../../platform/practice/told-apart.ts';
import type { Services } from '../../platform/services.ts';
import { printDollars } from '../models/index.ts';
import { markChoice } from './mark-choice.ts';

type Model = ListModelsResponse['items'][number];

/** Kept for the person, over all windows. */
const choiceKey = 'vireo.coach.model';

/** Of a model of this or another window's editor, by its id. */
export function isOfEditor(model: string | undefined): boolean {
  return model?.startsWith('editor/') === true;
}

/** The backend knows the editor's models once it resolves. */
export async function offerEditorModels(services: Services): Promise<void> {
  const { refreshBridge } = await import('../models/bridge/open-bridge.ts');
  await refreshBridge(services);
}

async function loadModels({ backend }: Services): Promise<readonly Model[]> {
  const { items } = await backend.ask((api, options) => api.listModels(options));
  return items;
}

function builtIn({ t }: Services): ModelChoice {
  return { id: 'built-in', title: t('Built-in coach') };
}

/** What answers the next question; without a model the built-in coach. */
export async function loadChoice(services: Services): Promise<ModelChoice> {
  const kept = services.context.globalState.get<string>(choiceKey);
  if (isOfEditor(kept)) await offerEditorModels(services);
  const models = await loadModels(services);
  // Nothing is asked of the editor's models that nobody chose.
  if (kept !== undefined && isOfEditor(kept) && !models.some(({ id }) => id === kept))
    return builtIn(services);
  const model = models.find(({ id }) => id === kept);
  if (kept === 'built-in') return builtIn(services);
  if (model !== undefined) return toChoice(services, model);
  if (!models.some(({ id }) => !isOfEditor(id))) return builtIn(services);
  return { id: 'auto', title: services.t('Auto') };
}

function toChoice(services: Services, model: Model): ModelChoice {
  return { id: model.id, title: model.title, detail: describe(services, model) };
}

/** Of a million tokens in US dollars, as providers print it. */
function describe({ t }: Services, { id, privacy, price }: Model): string {
  const dollars = (microUsd: number): string => printDollars(microUsd, userLocale());
  const cost =
    price === null
      ? t('no price')
      : t('{0} in, {1} out a million tokens', dollars(price.inputMicroUsd), dollars(price.outputMicroUsd));
  const places = {
    local: t('on this machine'),
    restricted: t('names are hidden'),
    cloud: t('leaves this machine'),
  };
  return `${isOfEditor(id) ? t('by your subscription in the editor') : cost} · ${places[privacy]}`;
}

/** Undefined: nothing was chosen. */
export async function chooseModel(services: Services): Promise<ModelChoice | undefined> {
  const { t } = services;
  await offerEditorModels(services);
  const [models, chosen] = [await loadModels(services), await loadChoice(services)];
  // Two providers of one preset are called the same until somebody renames one.
  const apart = tellApart(models, {
    labelOf: ({ title, providerTitle }) => `${title} ${providerTitle}`,
    facts: [({ id }) => id],
  });
  const items = [
    ...(models.some(({ id }) => !isOfEditor(id))
      ? [
          {
            label: t('Auto'),
            detail: t('Chosen for each question by how hard it is, privacy and price'),
            choice: { id: 'auto', title: t('Auto') },
          },
        ]
      : []),
    {
      label: t('Built-in coach'),
      detail: t('Costs nothing, nothing leaves this machine'),
      choice: builtIn(services),
    },
    ...models.map((model) => ({
      label: model.title,
      description: joinFacts(`${model.providerTitle}, ${model.class}`, apart.get(model)),
      detail: describe(services, model),
      choice: toChoice(services, model),
    })),
    { label: t('Set Up a Model…'), choice: undefined },
  ];
  const marked = items.map((item) => {
    const id = item.choice?.id;
    const model = models.find((each) => each.id === id);
    return markChoice(item, { isChosen: id === chosen.id, model }, t);
  });
  const picked = await vscode.window.showQuickPick(marked, {
    title: t('Who answers'),
    placeHolder: models.length === 0 ? t('No model is set up: the built-in coach answers') : '',
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  if (picked.choice === undefined) {
    await runCommand('vireo.addModelProvider');
    return await loadChoice(services);
  }
  await services.context.globalState.update(choiceKey, picked.choice.id);
  return picked.choice;
}
