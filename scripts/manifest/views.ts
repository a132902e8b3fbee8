/** Containers, views, what an empty view says, and the walkthrough. */
import { type Need, refusalKey } from '../../src/contract/policy/needs.ts';
import {
  type Button,
  type Feature,
  reached,
  type ViewContribution,
  type Welcome,
} from '../../src/extension/platform/feature/define-feature.ts';
import { keyOf, type Words } from './words.ts';

const icon = 'media/vireo.svg';

export function buildViewContainers(words: Words, features: readonly Feature[]) {
  const containers = features.flatMap((feature) => feature.containers ?? []);
  const placed = (place: (typeof containers)[number]['place']) =>
    containers.flatMap(({ id, key, title, place: own }) =>
      own === place ? [{ id, title: key === undefined ? title : words.add(key, title), icon }] : [],
    );
  return { activitybar: placed('activitybar'), secondarySidebar: placed('secondarySidebar') };
}

export function listTrees(features: readonly Feature[]): readonly ViewContribution[] {
  return features.flatMap(({ views = [] }) => views).filter(({ type }) => type === undefined);
}

/** Container → its views. */
export function buildViews(words: Words, features: readonly Feature[]) {
  const views = features.flatMap((feature) => feature.views ?? []);
  const grouped = Object.groupBy(views, ({ container }) => container);
  return Object.fromEntries(
    Object.entries(grouped).map(([container, own = []]) => [
      container,
      own.map(({ container: _, id, name, needs, ...rest }) => ({
        id,
        name: words.add(`view.${keyOf(id)}`, name),
        icon,
        ...rest,
        ...(needs === undefined ? {} : { when: `!${refusalKey(needs)}` }),
      })),
    ]),
  );
}

/** A text is replaced by the user's language as a whole or not at all, so buttons are part of it. */
export function buildWelcomes(words: Words, features: readonly Feature[]) {
  const own = features.flatMap(({ welcomes = [] }) => welcomes);
  const shared = features
    .flatMap(({ everyWelcome = [] }) => everyWelcome)
    .flatMap(({ except, ...welcome }) =>
      listTrees(features).flatMap(({ id }) => (id === except ? [] : [{ ...welcome, view: id }])),
    );
  const needs = new Map(
    features.flatMap(({ commands }) => Object.entries(commands)).map(([id, command]) => [id, command.needs]),
  );
  return [...own, ...shared].flatMap((welcome) =>
    variantsOf(welcome, needs).map(({ name, sentence, buttons, when }) => ({
      view: welcome.view,
      contents: words.add(`welcome.${name}`, withButtons(sentence, buttons)),
      when,
    })),
  );
}

/** One for each part of its buttons that a role can be refused: a text is shown whole or not at all. */
function variantsOf(
  { name, sentence, readOnly = sentence, buttons, when = reached }: Welcome,
  needs: ReadonlyMap<string, Need | undefined>,
): readonly Required<Omit<Welcome, 'readOnly'>>[] {
  const distinct = new Set(buttons.flatMap(([, command]) => needs.get(command) ?? []));
  const subsets: (readonly Need[])[] = [[]];
  for (const need of distinct) subsets.push(...subsets.map((subset) => [...subset, need]));
  return subsets.map((refused) => {
    const isRefused = (need: Need | undefined) => need !== undefined && refused.includes(need);
    const isAll = refused.length === distinct.size && refused.length > 0;
    const suffix = isAll ? 'readOnly' : refused.map((need) => need.replaceAll(':', '-')).join('.');
    const conditions = [...distinct].map((need) => `${isRefused(need) ? '' : '!'}${refusalKey(need)}`);
    return {
      name: suffix === '' ? name : `${name}.${suffix}`,
      sentence: isAll ? readOnly : sentence,
      buttons: buttons.filter(([, command]) => !isRefused(needs.get(command))),
      when: [when, ...conditions].join(' && '),
    };
  });
}

function withButtons(sentence: string, buttons: readonly Button[]): string {
  return [sentence, ...buttons.map(([label, command]) => `[${label}](command:${command})`)].join('\n');
}

export function buildWalkthroughs(words: Words, features: readonly Feature[]) {
  return features
    .flatMap(({ walkthrough }) => walkthrough ?? [])
    .map(({ id: walkthroughId, title, description, steps, looks }) => ({
      id: walkthroughId,
      title: words.add('walkthrough.title', title),
      description: words.add('walkthrough.description', description),
      icon,
      steps: Object.entries(steps).map(([id, step]) => ({
        id,
        title: words.add(`walkthrough.${id}.title`, step.title),
        description: words.add(`walkthrough.${id}.description`, withButtons(step.description, step.buttons)),
        media: {
          svg: `media/walkthrough/${id}.svg`,
          altText: words.add(`walkthrough.${id}.picture`, step.picture),
        },
        // The editor ticks no step whose key was set when it registered the walkthrough, which may be when it opens it.
        completionEvents: Array.from(
          { length: looks },
          (_, look) => `onContext:vireo.done.${id} && vireo.walkthroughLooks > ${look}`,
        ),
      })),
    }));
}
