/** The options of `vireo agent`. Apart from what they lead to, which weighs on no other command. */
import type { BackendOptions } from '../backend/backend-options.ts';

export const requestStates = ['queued', 'running', 'waiting', 'done', 'failed', 'cancelled'] as const;

export const replayFiles = ['snapshot', 'today'] as const;

export interface FollowOptions extends BackendOptions {
  readonly output?: string;
  /** False by `--no-wait`. */
  readonly wait: boolean;
}

export interface RunOptions extends FollowOptions {
  readonly project: string;
  readonly input?: string;
  /** Relative to the project's folder. */
  readonly crew?: string;
  readonly priority: number;
  readonly deadline?: number;
  readonly trusted?: boolean;
}

export interface ReplayOptions extends FollowOptions {
  readonly from?: string;
}

export interface ApplyOptions extends FollowOptions {
  readonly only?: readonly string[];
  readonly text?: string;
  readonly files?: (typeof replayFiles)[number];
  readonly decline?: boolean;
  readonly comment?: string;
}

export interface CrewsOptions extends BackendOptions {
  readonly project: string;
}

export interface StatusOptions extends BackendOptions {
  readonly project?: string;
  readonly state?: (typeof requestStates)[number];
}
