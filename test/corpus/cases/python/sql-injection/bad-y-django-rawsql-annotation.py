from django.db.models.expressions import RawSQL
from django.http import JsonResponse
from .models import Post


def scores(request, column):
    posts = Post.objects.annotate(score=RawSQL(f"SELECT {column} FROM stats WHERE post_id = blog_post.id", []))
    return JsonResponse({"s": [p.score for p in posts]})
