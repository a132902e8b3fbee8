import sanitizeHtml from 'sanitize-html';
import { Request, Response } from 'express';
import { Post } from './post.model';

export async function show(req: Request, res: Response) {
  const post = await Post.findByPk(Number(req.params.id));
  if (!post) {
    res.sendStatus(404);
    return;
  }
  const body = sanitizeHtml(post.body, { allowedTags: ['p', 'b', 'i'], allowedAttributes: {} });
  res.send(`<article>${body}</article>`);
}
