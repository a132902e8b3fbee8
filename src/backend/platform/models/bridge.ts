/** Models of an editor window that is connected, such as those of `vscode.lm`: the window itself asks them. */
import type { ModelFault } from './gateway.ts';
import type { ModelCall, ModelPart } from './model-call.ts';

export interface BridgedModel {
  readonly id: string;
  readonly title: string;
  readonly contextTokens: number;
}

/** A fault is told as an error with a `code` of `ModelFault`. */
export interface BridgeError extends Error {
  readonly code: ModelFault;
}

export interface BridgePort {
  /** Of all windows that are connected; none where no window has any. */
  listModels(organizationId: string): Promise<readonly BridgedModel[]>;
  stream(model: string, call: ModelCall, signal: AbortSignal): AsyncIterable<ModelPart>;
}
