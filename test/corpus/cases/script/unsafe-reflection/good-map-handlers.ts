type Handler = (payload: string) => string;

const handlers = new Map<string, Handler>();
handlers.set('echo', (p) => p);
handlers.set('reverse', (p) => [...p].reverse().join(''));

export function onMessage(raw: string): string {
  const { type, payload } = JSON.parse(raw) as { type: string; payload: string };
  const handler = handlers.get(type);
  return handler ? handler(String(payload)) : 'unsupported';
}
