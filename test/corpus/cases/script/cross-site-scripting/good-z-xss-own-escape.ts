import express from 'express';
const app = express();
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
function esc(text: string): string { return text.replace(/[&<>"']/g, (c) => entities[c] ?? c); }
app.get('/search', (req, res) => { res.send(`<p>No results for ${esc(String(req.query.q))}</p>`); });
