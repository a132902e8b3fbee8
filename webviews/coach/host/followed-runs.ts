/** Tells the chat how the tasks of agents stand that its answers began. */

import type { AgentRequest } from '../../../src/api-client/index.ts';
import type { Notification } from '../../../src/contract/events.ts';
import type { CoachRun } from '../messages.ts';

interface Ports {
  readonly load: (requestId: string) => Promise<AgentRequest>;
  readonly tell: (run: CoachRun) => Promise<void>;
}

export class FollowedRuns {
  private readonly ports: Ports;
  /** Of the session that is shown. */
  private readonly shown = new Set<string>();

  constructor(ports: Ports) {
    this.ports = ports;
  }

  has(requestId: string): boolean {
    return this.shown.has(requestId);
  }

  /** Another session is shown. */
  clear(): void {
    this.shown.clear();
  }

  async add(requestId: string): Promise<void> {
    this.shown.add(requestId);
    await this.tell(requestId);
  }

  /** What there is to do about a notification; undefined where it is about nothing that is shown. */
  read(notification: Notification): (() => Promise<void>) | undefined {
    if ('progress' in notification) {
      const { requestId, step } = notification.progress;
      if (!this.has(requestId)) return undefined;
      return async () => await this.ports.tell({ requestId, state: 'running', detail: step });
    }
    if (!('type' in notification) || !/^request\./.test(notification.type)) return undefined;
    const { id } = notification;
    return this.has(id) ? async () => await this.tell(id) : undefined;
  }

  private async tell(requestId: string): Promise<void> {
    const { state, progress, question, error } = await this.ports.load(requestId);
    const detail = question?.title ?? error?.message ?? (state === 'running' ? progress?.step : undefined);
    await this.ports.tell({ requestId, state, detail: detail ?? '' });
  }
}
