/** What every host of pages has beside the language, a browser and Node alike. Add a name only where both have it. */

interface UrlParts {
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
  protocol: string;
}

declare const URL: {
  new (address: string, base?: string): UrlParts;
  canParse(address: string): boolean;
};

interface OpenSocket {
  send(text: string): void;
  close(code?: number): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'open' | 'close', listener: () => void, options?: { readonly once: boolean }): void;
}

declare const WebSocket: new (address: string, protocols?: readonly string[]) => OpenSocket;

declare const crypto: { randomUUID(): string };

declare function btoa(bytes: string): string;
