from django.http import JsonResponse
from pymongo import MongoClient

db = MongoClient().stats


def agg(request):
    field = request.GET["field"]
    res = db.command("mapReduce", "hits", map="function(){emit(this." + field + ",1)}",
                     reduce="function(k,v){return v.length}", out={"inline": 1})
    return JsonResponse({"n": len(res["results"])})
