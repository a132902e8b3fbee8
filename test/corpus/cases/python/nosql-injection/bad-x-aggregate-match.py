from django.http import JsonResponse
from pymongo import MongoClient
import json

orders = MongoClient().shop.orders


def report(request):
    match = json.loads(request.body).get("match")
    pipeline = [{"$match": match}, {"$group": {"_id": "$city", "n": {"$sum": 1}}}]
    return JsonResponse({"rows": list(orders.aggregate(pipeline))})
