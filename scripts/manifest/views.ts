/** Containers, views, what an empty view says, and the walkthrough. */
import {
  type Button,
  type Feature,
  reached,
  type ViewContribution,
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
      own.map(({ container: _, id, name, ...rest }) => ({
        id,
        name: words.add(`view.${keyOf(id)}`, name),
        icon,
        ...rest,
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
  return [...own, ...shared].map(({ view, name, sentence, buttons, when = reached }) => ({
    view,
    contents: words.add(`welcome.${name}`, withButtons(sentence, buttons)),
    when,
  }));
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
