/** The API's reference as one static page. Every text is escaped; there is no script. */
import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import { escapeHtml } from '../../text/escape-html.ts';

type Document = OpenAPIV3.Document | OpenAPIV3_1.Document | object;

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly schema: string;
}

function operationsOf(document: Document): Operation[] {
  const paths = 'paths' in document && document.paths ? document.paths : {};
  return Object.entries(paths as Record<string, Record<string, { summary?: string }>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        summary: operation.summary ?? '',
        schema: JSON.stringify(operation, undefined, 2),
      })),
  );
}

function renderOperation({ method, path, summary, schema }: Operation): string {
  return `<details><summary><code>${escapeHtml(method)} ${escapeHtml(path)}</code> ${escapeHtml(summary)}</summary><pre>${escapeHtml(schema)}</pre></details>`;
}

export function renderDocsPage(document: Document): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Vireo API</title>
<style>
:root { color-scheme: light dark; }
body { font: 14px/1.5 system-ui, sans-serif; max-width: 960px; margin: 32px auto; padding: 0 16px; }
summary { padding: 4px 0; cursor: pointer; }
pre { overflow: auto; padding: 12px; border: 1px solid color-mix(in srgb, currentColor 24%, transparent); border-radius: 4px; }
</style>
</head>
<body>
<h1>Vireo API</h1>
<p>Every path takes <code>Authorization: Bearer …</code>. The machine-readable form is <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p>
${operationsOf(document).map(renderOperation).join('\n')}
</body>
</html>
`;
}
