/** What a page is sent. It hears nothing until its script runs: what is sent before that is kept for it. */

interface Message {
  readonly type: string;
}

export class Outbox<Outgoing extends Message> {
  private readonly deliver: (message: Outgoing) => PromiseLike<unknown>;
  private state: 'gone' | 'beginning' | 'open' = 'gone';
  private held: Outgoing[] = [];
  private readonly due = new Map<string, Outgoing>();

  constructor(deliver: (message: Outgoing) => PromiseLike<unknown>) {
    this.deliver = deliver;
  }

  get isGone(): boolean {
    return this.state === 'gone';
  }

  /** Its script is about to run. */
  begin(): void {
    this.state = 'beginning';
    this.held = [];
  }

  /** Nobody hears what is sent from now on, nor shall hear it later. */
  end(): void {
    this.state = 'gone';
    this.held = [];
  }

  /** It listens. `takesHeld`: what was kept is what it asks for. */
  async open(takesHeld: boolean): Promise<void> {
    if (this.state === 'open') return;
    this.state = 'open';
    const messages = [...(takesHeld ? this.held : []), ...this.due.values()];
    this.held = [];
    this.due.clear();
    await Promise.all(messages.map((message) => this.deliver(message)));
  }

  async send(message: Outgoing): Promise<void> {
    if (this.state === 'open') await this.deliver(message);
    else if (this.state === 'beginning') this.held.push(message);
  }

  /** One of a type, however long it takes until the page listens. */
  async sendWhenOpen(message: Outgoing): Promise<void> {
    if (this.state === 'open') await this.deliver(message);
    else this.due.set(message.type, message);
  }
}
