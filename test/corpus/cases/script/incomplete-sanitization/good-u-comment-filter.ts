import sanitizeHtml from 'sanitize-html';

export class CommentFilter {
  clean(body: string): string {
    return sanitizeHtml(body, { allowedTags: ['b', 'i'] });
  }
}
