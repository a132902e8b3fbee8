export class CommentFilter {
  clean(body: string): string {
    return body.replace('<script>', '').replace('</script>', '');
  }
}
