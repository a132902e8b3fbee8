/** Who answers: the built-in coach, the router's choice, or one model, with its price and where what is asked goes. */
import type { ListModelsResponse } from '../../../src/api-client/index.ts';
import { tellApart } from '../../../src/domain/names/tell-apart.ts';
import { printDollars } from '../../../src/domain/spending/dollars.ts';
import type { Choice, PagePorts } from '../../../src/pages/page-ports.ts';
import { joinFacts } from '../../../src/pages/practice/told-apart.ts';
import type { ModelChoice } from '../messages.ts';
import type { CoachEdge } from './coach-ports.ts';
import { markChoice } from './mark-choice.ts';

type Model = ListModelsResponse['items'][number];
type Row = Choice<ModelChoice | 'setUp'>;

/** What is needed to know who answers. */
export interface ModelPorts extends Pick<PagePorts, 'backend' | 'locale' | 't'> {
  readonly edge: Pick<CoachEdge, 'kept' | 'offerEditorModels'>;
}

/** Kept for the person, over all windows. */
const choiceKey = 'vireo.coach.model';

/** Of a model of this or another window's editor, by its id. */
export function isOfEditor(model: unknown): boolean {
  return typeof model === 'string' && model.startsWith('editor/');
}

async function loadModels({ backend }: ModelPorts): Promise<readonly Model[]> {
  const { items } = await backend.ask((api, options) => api.listModels(options));
  return items;
}

function builtIn({ t }: ModelPorts): ModelChoice {
  return { id: 'built-in', title: t('Built-in coach') };
}

function auto({ t }: ModelPorts): ModelChoice {
  return { id: 'auto', title: t('Auto') };
}

/** What answers the next question; without a model the built-in coach. */
export async function loadChoice(ports: ModelPorts): Promise<ModelChoice> {
  const { edge } = ports;
  const kept = edge.kept.get(choiceKey);
  if (isOfEditor(kept)) await edge.offerEditorModels();
  const models = await loadModels(ports);
  const model = models.find(({ id }) => id === kept);
  if (model !== undefined) return toChoice(ports, model);
  // Nothing is asked of the editor's models that nobody chose.
  const hasOther = models.some(({ id }) => !isOfEditor(id));
  return kept === 'built-in' || isOfEditor(kept) || !hasOther ? builtIn(ports) : auto(ports);
}

function toChoice(ports: ModelPorts, model: Model): ModelChoice {
  return { id: model.id, title: model.title, detail: describe(ports, model) };
}

/** Of a million tokens in US dollars, as providers print it. */
function describe({ locale, t }: ModelPorts, { id, privacy, price }: Model): string {
  const dollars = (microUsd: number): string => printDollars(microUsd, locale);
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

type ChoosePorts = ModelPorts & Pick<PagePorts, 'ask' | 'runCommand'>;

/** Undefined: nothing was chosen. */
export async function chooseModel(ports: ChoosePorts): Promise<ModelChoice | undefined> {
  const { ask, edge, runCommand, t } = ports;
  await edge.offerEditorModels();
  const [models, chosen] = [await loadModels(ports), await loadChoice(ports)];
  const picked = await ask<ModelChoice | 'setUp'>({
    kind: 'pick',
    title: t('Who answers'),
    placeholder: models.length === 0 ? t('No model is set up: the built-in coach answers') : '',
    matchesDescription: true,
    items: listRows(ports, models, chosen),
  });
  if (picked === undefined) return undefined;
  if (picked === 'setUp') {
    await runCommand('vireo.addModelProvider');
    return await loadChoice(ports);
  }
  await edge.kept.update(choiceKey, picked.id);
  return picked;
}

function listRows(ports: ModelPorts, models: readonly Model[], chosen: ModelChoice): readonly Row[] {
  const { t } = ports;
  // Two providers of one preset are called the same until somebody renames one.
  const apart = tellApart(models, {
    labelOf: ({ title, providerTitle }) => `${title} ${providerTitle}`,
    facts: [({ id }) => id],
  });
  const mark = (value: ModelChoice, row: Omit<Row, 'value'>, model?: Model): Row => ({
    ...markChoice(row, { isChosen: value.id === chosen.id, model }, t),
    value,
  });
  const [own, routed] = [builtIn(ports), auto(ports)];
  const routing = t(
    'The built-in coach for questions about figures; for others a model, by how hard they are, privacy and price',
  );
  const hasRouted = models.some(({ id }) => !isOfEditor(id));
  return [
    ...(hasRouted ? [mark(routed, { label: routed.title, detail: routing })] : []),
    mark(own, { label: own.title, detail: t('Costs nothing, nothing leaves this machine') }),
    ...models.map((model) => {
      const description = joinFacts(`${model.providerTitle}, ${model.class}`, apart.get(model));
      const detail = describe(ports, model);
      return mark(toChoice(ports, model), { label: model.title, description, detail }, model);
    }),
    { label: t('Set Up a Model…'), value: 'setUp' },
  ];
}
