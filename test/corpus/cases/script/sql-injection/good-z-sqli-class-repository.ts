import { Pool } from 'pg';
import express from 'express';
class UserRepository {
  constructor(private readonly pool: Pool) {}
  async findByEmail(email: string) {
    return (await this.pool.query('SELECT * FROM users WHERE email = $1', [email])).rows[0];
  }
}
const users = new UserRepository(new Pool());
const app = express();
app.post('/login', async (req, res) => { res.json(await users.findByEmail(req.body.email)); });
