/** Models of an editor window that is connected, such as those of `vscode.lm`: the window itself asks them. */
import type { BridgedModel } from '../../../contract/coach/model-bridge.ts';
import type { Person } from '../../../domain/policy/actor.ts';
import type { ModelFault } from './gateway.ts';
import type { ModelCall, ModelPart } from './model-call.ts';

/** Whose window it is: nobody else's questions go through a person's subscription. */
export type BridgeOwner = Pick<Person, 'organizationId' | 'userId'>;

/** A fault is told as an error with a `code` of `ModelFault`. */
export class BridgeError extends Error {
  readonly code: ModelFault;

  constructor(code: ModelFault) {
    super(code);
    this.name = 'BridgeError';
    this.code = code;
  }
}

export interface BridgeStream {
  readonly owner: BridgeOwner;
  readonly model: string;
  readonly call: ModelCall;
}

export interface BridgePort {
  /** Of all windows of this person that are connected, each once; none where no window has any. */
  listModels(owner: BridgeOwner): Promise<readonly BridgedModel[]>;
  stream(asked: BridgeStream, signal: AbortSignal): AsyncIterable<ModelPart>;
}
