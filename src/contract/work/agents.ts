/** What is known of an agent without running it: who asks for a run checks its input by it, who runs it is another process. */
import type { AgentDeclaration } from './agent-declaration.ts';
import { declarations } from './agents.generated.ts';

export type { AgentDeclaration } from './agent-declaration.ts';

export const shippedAgents: readonly (AgentDeclaration & { readonly name: ShippedAgent })[] = declarations;

/** Name of one that ships. */
export type ShippedAgent = (typeof declarations)[number]['name'];
