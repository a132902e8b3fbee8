/** The list in which an agent is chosen: first those that what was typed is for, with the words it rests on. */
import type { AgentChoice, AgentList } from '../../../../api-client/index.ts';
import type { Translate } from '../../../../pages/words.ts';

type Agent = Pick<AgentList['items'][number], 'name' | 'title' | 'description'>;

export interface AgentItem {
  readonly label: string;
  readonly description?: string;
  readonly detail: string;
  /** It stays in the list while something else is typed. */
  readonly alwaysShow: boolean;
  readonly agent: { readonly name: string; readonly title: string };
}

interface Heading {
  readonly label: string;
  readonly isHeading: true;
}

interface Shown {
  readonly agents: readonly Agent[];
  readonly choice?: AgentChoice | undefined;
}

export function toItems({ agents, choice }: Shown, t: Translate): readonly (AgentItem | Heading)[] {
  if (choice === undefined) return agents.map((agent) => toItem(agent, t));
  const first = [choice.agent, choice.runnerUp].flatMap((fit): AgentItem[] => {
    const agent = agents.find(({ name }) => name === fit?.name);
    if (fit === null || agent === undefined) return [];
    const words = fit.words.map((word) => t('“{0}”', word)).join(', ');
    return [{ ...toItem(agent, t), description: t('because of {0}', words), alwaysShow: true }];
  });
  const names = new Set(first.map(({ agent }) => agent.name));
  const others = agents.filter(({ name }) => !names.has(name));
  return [
    { label: headingOf(choice, t), isHeading: true },
    ...first,
    { label: t('All agents'), isHeading: true },
    ...others.map((agent) => ({ ...toItem(agent, t), alwaysShow: true })),
  ];
}

function headingOf({ agent, isClear }: AgentChoice, t: Translate): string {
  if (agent === null) return t('No agent fits these words. What do you want to have in the end?');
  return isClear ? t('Fits what you typed') : t('These words do not make it clear. Which agent do you mean?');
}

function toItem({ name, title, description }: Agent, t: Translate): AgentItem {
  return { label: `$(hubot) ${title}`, detail: t(description), alwaysShow: false, agent: { name, title } };
}
