/** A path as people write it: `/orders/{id}`, whichever way its framework writes parameters. */

export function toPath(written: string): string {
  const plain = written
    // Regular expressions of Django: `^orders/(?P<id>[0-9]+)/$`.
    .replaceAll(/\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)/g, '{$1}')
    // Flask and Django: `<int:id>`, `<id>`.
    .replaceAll(/<(?:[\w.]+(?:\([^)]*\))?:)?(\w+)>/g, '{$1}')
    // Starlette: `{path:path}`; Fastify: `/:id(\\d+)`.
    .replaceAll(/\{(\w+):[^}]*\}/g, '{$1}')
    .replaceAll(/(?<=^|[/.-]):(\w+)(?:\([^)]*\))?\??/g, '{$1}')
    // Next: `[id]`, `[...slug]`, `[[...slug]]`.
    .replaceAll(/\[{1,2}(?:\.\.\.)?(\w+)\]{1,2}/g, '{$1}')
    .replaceAll(/\/{2,}/g, '/');
  const rooted = plain.startsWith('/') ? plain : `/${plain}`;
  return rooted.length > 1 ? rooted.replace(/\/$/, '') : rooted;
}
