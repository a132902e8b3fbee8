import type { NextApiRequest, NextApiResponse } from 'next';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

const page = (title: string, body: string) => `<!doctype html><title>${title}</title><main>${body}</main>`;

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const title = Array.isArray(req.query.title) ? req.query.title[0] : req.query.title;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.status(200).send(page('Preview', `<h1>${escapeHtml(title ?? '')}</h1>`));
}
