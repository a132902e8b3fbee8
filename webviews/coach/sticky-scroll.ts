/** Keeps a log at its end while it grows, unless the reader scrolled away from there. */
export class StickyScroll {
  #scroller: HTMLElement | undefined;
  #sticks = true;
  #lastTop = 0;
  #distanceFromEnd: number | undefined;
  readonly #observer = new ResizeObserver(() => this.#follow());

  connect(scroller: HTMLElement, content: HTMLElement): void {
    this.#scroller = scroller;
    scroller.addEventListener('scroll', () => this.#note(), { passive: true });
    this.#observer.observe(content);
    this.#observer.observe(scroller);
  }

  disconnect(): void {
    this.#observer.disconnect();
  }

  /** From here on the end is followed again. */
  toEnd(): void {
    this.#sticks = true;
    this.#follow();
  }

  /** Something above the end is brought into view. */
  show(part: Element): void {
    this.#sticks = false;
    part.scrollIntoView({ block: 'start' });
  }

  /** What comes next is put in above: the lines in view stay where they are. */
  keepPlace(): void {
    const scroller = this.#scroller;
    this.#sticks = false;
    this.#distanceFromEnd = scroller && scroller.scrollHeight - scroller.scrollTop;
  }

  /** Only the reader scrolls up: content that grew since the last frame also leaves a distance to the end. */
  #note(): void {
    const scroller = this.#scroller;
    if (scroller === undefined) {
      return;
    }
    if (scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 24) {
      this.#sticks = true;
    } else if (scroller.scrollTop < this.#lastTop) {
      this.#sticks = false;
    }
    this.#lastTop = scroller.scrollTop;
  }

  #follow(): void {
    const scroller = this.#scroller;
    if (scroller === undefined) {
      return;
    }
    if (this.#sticks) {
      scroller.scrollTop = scroller.scrollHeight;
      this.#lastTop = scroller.scrollTop;
    } else if (this.#distanceFromEnd !== undefined) {
      scroller.scrollTop = scroller.scrollHeight - this.#distanceFromEnd;
      this.#distanceFromEnd = undefined;
    }
  }
}
