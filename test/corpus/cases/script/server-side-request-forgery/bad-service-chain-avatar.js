const fetch = require('node-fetch');
const express = require('express');
const app = express();
app.use(express.json());

class AvatarService {
  async importFrom(profile) {
    const src = profile.avatar || profile.picture;
    return this.download(src);
  }

  async download(location) {
    const r = await fetch(location);
    return r.buffer();
  }
}

const avatars = new AvatarService();
app.put('/me/avatar', async (req, res) => {
  const bytes = await avatars.importFrom(req.body);
  res.type('image/png').send(bytes);
});
