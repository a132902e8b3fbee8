import { Router } from 'express';

const router = Router();
const origin = 'https://app.example.com';

router.get('/switch', (req, res) => {
  const target = new URL(String(req.query.to), origin);
  if (target.origin !== origin) {
    res.sendStatus(400);
    return;
  }
  res.redirect(target.href);
});

export default router;
