/** A message to an agent in the chat: `@dev Say hello.`; pure. */
import type { Mention } from '../../../src/contract/coach/mentions.ts';

export interface AgentCall {
  /** As the agent is registered. */
  readonly agent: string;
  readonly words: string;
}

export interface ChatCall extends AgentCall {
  /** Of the question, and of the request that is made of it: sent twice, it is asked once. */
  readonly id: string;
  readonly mentions: readonly Mention[];
}

/** `why` is a sentence for the user: what is missing, and what to do. */
export type Called = { readonly requestId: string } | { readonly why: string } | 'turned away';

/** What nobody wants to type whole. */
const shortNames: Readonly<Record<string, string>> = { dev: 'development' };

/** Undefined where the message is none to an agent. */
export function readAgentCall(text: string): AgentCall | undefined {
  const [, name, words = ''] = /^@([a-z][\w-]*)(?:\s+([\s\S]*))?$/i.exec(text.trim()) ?? [];
  if (name === undefined) return undefined;
  const typed = name.toLowerCase();
  return { agent: shortNames[typed] ?? typed, words: words.trim() };
}

interface Named {
  readonly name: string;
  readonly title: string;
}

/** As they are typed, the shorter names first. */
export function listCallNames(agents: readonly Named[]): Named[] {
  const short = (name: string) => Object.keys(shortNames).find((one) => shortNames[one] === name);
  return agents
    .map(({ name, title }) => ({ name: short(name) ?? name, title }))
    .toSorted((one, other) => one.name.length - other.name.length);
}
