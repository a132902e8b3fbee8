/** What a question to the coach can name: a feature offers its own here, and the coach asks. */

import type { MentionOffer } from '../../../../webviews/coach/messages.ts';
import type { Mention } from '../../../contract/coach/mentions.ts';
import type { Disposable } from '../../../pages/disposables.ts';

export interface MentionSource {
  /** Whose names have the text in them. */
  find(text: string): Promise<readonly MentionOffer[]>;
  /** As it is now; undefined where it no longer exists. */
  read(offer: MentionOffer): Promise<Mention | undefined>;
}

export class MentionSources {
  private readonly sources = new Map<MentionOffer['kind'], () => Promise<MentionSource>>();

  /** Loaded when somebody types. */
  add(kind: MentionOffer['kind'], load: () => Promise<MentionSource>): Disposable {
    this.sources.set(kind, load);
    return { dispose: () => this.sources.delete(kind) };
  }

  async find(kind: MentionOffer['kind'], text: string): Promise<readonly MentionOffer[]> {
    return (await (await this.sources.get(kind)?.())?.find(text)) ?? [];
  }

  async read(offer: MentionOffer): Promise<Mention | undefined> {
    return await (await this.sources.get(offer.kind)?.())?.read(offer);
  }
}
