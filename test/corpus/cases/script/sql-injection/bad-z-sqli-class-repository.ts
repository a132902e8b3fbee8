import { Pool } from 'pg';
import express from 'express';
class UserRepository {
  constructor(private readonly pool: Pool) {}
  async findByEmail(email: string) {
    const text = 'SELECT * FROM users WHERE email = \'' + email + '\'';
    return (await this.pool.query(text)).rows[0];
  }
}
class UserService {
  constructor(private readonly users: UserRepository) {}
  login(email: string) { return this.users.findByEmail(email.trim().toLowerCase()); }
}
const service = new UserService(new UserRepository(new Pool()));
const app = express();
app.post('/login', async (req, res) => { res.json(await service.login(req.body.email)); });
