/** What the scripts of the pages use of a browser: this side of the house is compiled without one. */

export interface BrowserNode {
  textContent: string | null;
  hidden: boolean;
  disabled: boolean;
  value: string;
  type: string;
  readonly id: string;
  readonly name: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  focus(): void;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  append(...nodes: readonly BrowserNode[]): void;
  replaceChildren(...nodes: readonly BrowserNode[]): void;
  addEventListener(type: string, listener: (event: { preventDefault(): void }) => void): void;
  querySelector(selector: string): BrowserNode | null;
  querySelectorAll(selector: string): Iterable<BrowserNode>;
}

export interface BrowserWindow {
  readonly document: BrowserNode & {
    createElement(name: string): BrowserNode;
    createElementNS(namespace: string, name: string): BrowserNode;
  };
  readonly navigator: {
    /** BCP 47, as the person prefers them. */
    readonly languages: readonly string[];
    readonly clipboard: { writeText(text: string): Promise<void> };
    readonly credentials: {
      create(options: object): Promise<{ toJSON(): object } | null>;
      get(options: object): Promise<{ toJSON(): object } | null>;
    };
  };
  /** Of browsers since 2025 (WebAuthn level 3). */
  readonly PublicKeyCredential?: {
    parseCreationOptionsFromJSON(options: object): object;
    parseRequestOptionsFromJSON(options: object): object;
  };
  readonly location: {
    readonly hash: string;
    readonly pathname: string;
    assign(url: string): void;
    reload(): void;
  };
  readonly history: { replaceState(state: null, title: string, url: string): void };
  readonly sessionStorage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
  addEventListener(type: 'hashchange', listener: () => void): void;
  fetch(url: string, options?: object): Promise<Response>;
}

/** As a file for browsers. `run` stands on nothing around it: its text goes there, and those of the functions that it is handed. */
export function toBrowserScript<Tools extends readonly ((...args: never[]) => unknown)[]>(
  run: (window: BrowserWindow, ...tools: Tools) => void,
  ...tools: Tools
): string {
  // The bundler names functions by a helper of this name; a page may have several scripts.
  return `{\nconst __name = (named) => named;\n(${run.toString()})(${['window', ...tools].join(', ')});\n}\n`;
}
