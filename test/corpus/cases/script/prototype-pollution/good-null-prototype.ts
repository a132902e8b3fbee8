import { Router } from 'express';

const config: Record<string, Record<string, unknown>> = Object.create(null);
export const router = Router();

router.put('/config', (req, res) => {
  const { section, name, value } = req.body;
  config[section] ??= Object.create(null);
  config[section][name] = value;
  res.sendStatus(204);
});
