import { Router } from 'express';

type Tree = { [key: string]: any };

function setByPath(root: Tree, dotted: string, value: unknown): void {
  const keys = dotted.split('.');
  const last = keys.pop()!;
  let node = root;
  for (const key of keys) {
    node[key] ??= {};
    node = node[key];
  }
  node[last] = value;
}

const config: Tree = {};
export const router = Router();

router.put('/config', (req, res) => {
  setByPath(config, req.body.path, req.body.value);
  res.sendStatus(204);
});
