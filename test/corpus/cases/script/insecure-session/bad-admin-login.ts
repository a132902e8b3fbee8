import { Router } from 'express';
import { adminPassword, isEqual } from './secrets';

export const admin = Router();

admin.post('/admin/login', (req, res) => {
  if (!isEqual(req.body.password, adminPassword())) return res.sendStatus(403);
  req.session.isAdmin = true;
  return res.redirect('/admin');
});
