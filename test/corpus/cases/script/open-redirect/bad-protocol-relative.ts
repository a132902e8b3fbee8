import { Router } from 'express';

const router = Router();

const isLocal = (target: string): boolean => target.startsWith('/');

router.get('/switch', (req, res) => {
  const target = String(req.query.to);
  if (!isLocal(target)) {
    res.sendStatus(400);
    return;
  }
  res.redirect(target);
});

export default router;
