import { Router } from 'express';

const router = Router();
const build = (parts: string[], flags = 'i') => new RegExp(parts.join('.*'), flags);

router.post('/match', (req, res) => {
  const { parts, text } = req.body as { parts: string[]; text: string };
  res.json({ match: build(parts).test(text) });
});

export default router;
