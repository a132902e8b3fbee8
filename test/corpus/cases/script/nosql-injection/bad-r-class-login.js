import { compare } from 'bcrypt';
import { Account } from '../models/account.js';

export class SessionController {
  #limit = 5;

  create = async (req, res) => {
    const criteria = this.criteria(req.body);
    const account = await Account.findOne(criteria).select('+hash').lean();
    if (!account || account.failures > this.#limit) return res.status(401).end();
    if (!(await compare(String(req.body.password), account.hash))) return res.status(401).end();
    req.session.regenerate(() => {
      req.session.account = account._id;
      res.status(204).end();
    });
  };

  criteria({ email, tenant = 'main' }) {
    return { email, tenant, disabled: false };
  }
}
