/** One call as it goes to a provider, and the parts in which the answer comes: the same for each kind of provider. */
import type { ModelMessage, ModelTool } from './gateway.ts';

export interface ModelCall {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  readonly maxOutputTokens: number;
}

export interface ReportedUsage {
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
}

export type ModelPart =
  | { readonly type: 'text'; readonly text: string }
  /** Its input as the model wrote it: JSON, if it is. */
  | { readonly type: 'call'; readonly id: string; readonly tool: string; readonly input: string }
  /** Something came, nothing to show: a thought, a sign of life. */
  | { readonly type: 'alive' }
  | {
      readonly type: 'finish';
      /** `cut`: the answer ended without the provider's word that it is whole. */
      readonly why: 'stop' | 'calls' | 'length' | 'refused' | 'cut';
      readonly usage: ReportedUsage;
      /** A count of tokens that cannot be right, and was left out of the usage. */
      readonly wrongTokens?: number;
    };
