import type { NextApiRequest, NextApiResponse } from 'next';

function escapeHtml(text: string): string {
  return text.replace('<', '&lt;').replace('>', '&gt;');
}

const page = (title: string, body: string) => `<!doctype html><title>${title}</title><main>${body}</main>`;

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const title = Array.isArray(req.query.title) ? req.query.title[0] : req.query.title;
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.status(200).send(page('Preview', `<h1>${escapeHtml(title ?? '')}</h1>`));
}
